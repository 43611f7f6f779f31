import { setImmediate as turn } from 'node:timers/promises'
import { deliverEventsService } from '@copydesk/deliver-events'
import type { Change } from '@copydesk/pipeline'
import { openDatabase, openStore, writeChanges, type Store } from '@copydesk/store'
import { expect, it, onTestFinished, vi } from 'vitest'
import { freshDatabase } from '../set-up/database.ts'
import { madeUpChanges, openEventDesk } from '../set-up/event-desk.ts'
import { PATIENCE } from '../set-up/patience.ts'
import { seeded } from '../set-up/seeded.ts'

type Database = ReturnType<typeof openDatabase>
type Log = Store['events']

const NOW = new Date('2026-03-10T12:00:00Z')
const DAY_MS = 86_400_000
const daysOn = (days: number) => new Date(NOW.getTime() + days * DAY_MS)
const SOURCE = '/copydesk/test'

async function openLog() {
  const url = await freshDatabase()
  const open = async () => {
    const store = await openStore(url)
    onTestFinished(() => store.close())
    return store.events
  }
  const log = await open()
  const database = openDatabase(url)
  onTestFinished(() => database.close())
  return { database, log, another: open }
}

const change = (key: string, subject = 'a'): Change => ({ key, type: 'copydesk.article.new', subject, data: { key } })
const tell = (database: Database, ...changes: Change[]) =>
  database.transaction((sql) => writeChanges(sql, changes, NOW))

/** A transaction that has written and stays open until told how to end. */
async function openTransaction(database: Database, changes: Change[]) {
  const wrote = Promise.withResolvers<void>()
  const ending = Promise.withResolvers<'commit' | 'roll back'>()
  const ended = database
    .transaction(async (sql) => {
      await writeChanges(sql, changes, NOW)
      wrote.resolve()
      if ((await ending.promise) === 'roll back') throw new Error('rolled back')
    })
    .catch(() => {})
  await wrote.promise
  return async (how: 'commit' | 'roll back') => {
    ending.resolve(how)
    await ended
  }
}

/** Reads from the head on, some at a time, as a follower does. */
function follower(log: Log) {
  const seen: { sequence: number; key: string; subject: string }[] = []
  const readOn = async (limit: number) => {
    const page = await log.page({ after: seen.at(-1)?.sequence ?? 0, limit }, SOURCE)
    if (page.type === 'expired') throw new Error('nothing was dropped')
    seen.push(
      ...page.events.map(({ sequence, data, subject }) => ({
        sequence: Number(sequence),
        key: String(data['key']),
        subject,
      })),
    )
    return page.events.length
  }
  return { seen, readOn }
}

const counting = (count: number) => Array.from({ length: count }, (_, at) => at + 1)

it('misses nothing at the head, however late and in whatever order transactions commit', async () => {
  const { database, log } = await openLog()
  const chance = seeded(8)
  const pick = <T>(from: T[]) => from.splice(Math.floor(chance() * from.length), 1)[0] as T
  const reader = follower(log)
  const committed: string[] = []
  const open: { keys: string[]; end: (how: 'commit' | 'roll back') => Promise<void> }[] = []
  for (let step = 0; step < 400; step += 1) {
    const dice = chance()
    if (dice < 0.35 && open.length < 8) {
      const keys = counting(1 + Math.floor(chance() * 4)).map((at) => `${step}-${at}`)
      open.push({
        keys,
        end: await openTransaction(
          database,
          keys.map((key) => change(key)),
        ),
      })
    } else if (dice < 0.6 && open.length > 0) {
      const { keys, end } = pick(open)
      const how = chance() < 0.2 ? 'roll back' : 'commit'
      await end(how)
      if (how === 'commit') committed.push(...keys)
    } else if (dice < 0.8) await log.sequence(NOW)
    else await reader.readOn(1 + Math.floor(chance() * 5))
  }
  for (const { keys, end } of open) {
    await end('commit')
    committed.push(...keys)
  }
  await log.sequence(NOW)
  while ((await reader.readOn(500)) > 0);
  expect(committed.length).toBeGreaterThan(100)
  expect(reader.seen.map(({ sequence }) => sequence)).toEqual(counting(committed.length))
  expect(reader.seen.map(({ key }) => key).toSorted()).toEqual(committed.toSorted())
})

it('gives writers, placers and readers that run at once one order without holes, and each subject its own', async () => {
  const { database, log, another } = await openLog()
  const WRITERS = 6
  const EACH = 60
  const writing = new Set(counting(WRITERS))
  const write = async (writer: number) => {
    for (let at = 1; at <= EACH; at += 1) {
      // The same change by two writers at once is told once.
      await Promise.all([
        tell(database, change(`${writer}-${at}`, `${writer}`), change(`both-${at}`, 'both')),
        at % 7 === 0 && tell(database, change(`${writer}-${at}`, `${writer}`)),
      ])
    }
    writing.delete(writer)
  }
  const readers = [log, await another(), await another()].map(follower)
  const readOn = async ({ readOn: read }: ReturnType<typeof follower>) => {
    while (writing.size > 0) await read(7).then(turn)
    while ((await read(500)) > 0);
  }
  const place = async (placer: Log) => {
    while (writing.size > 0) await placer.sequence(NOW)
  }
  await Promise.all([...counting(WRITERS).map(write), ...[log, await another()].map(place), ...readers.map(readOn)])
  await log.sequence(NOW)
  for (const reader of readers) {
    while ((await reader.readOn(500)) > 0);
    const { seen } = reader
    expect(seen.map(({ sequence }) => sequence)).toEqual(counting(EACH * (WRITERS + 1)))
    for (const writer of counting(WRITERS)) {
      const own = seen.filter(({ subject }) => subject === `${writer}`).map(({ key }) => key)
      expect(own).toEqual(counting(EACH).map((at) => `${writer}-${at}`))
    }
  }
})

it('tells a change once, within one writing and over many', async () => {
  const { database, log } = await openLog()
  await tell(database, change('one'), change('two'), change('one'))
  await tell(database, change('two'), change('three'))
  expect(await log.unplaced()).toBe(3)
  expect(await log.sequence(NOW)).toBe(3)
  await tell(database, change('one'))
  expect(await log.sequence(NOW)).toBe(0)
  const events = await log.read({ after: 0, limit: 10 }, SOURCE)
  expect(events.map(({ data }) => data['key'])).toEqual(['one', 'two', 'three'])
})

it('drops whole days, and tells a reader of before them so', async () => {
  const { database, log } = await openLog()
  for (const day of [0, 1, 2]) {
    await tell(database, change(`${day}-1`), change(`${day}-2`))
    await log.sequence(daysOn(day))
  }
  // A clock that is behind opens no day before the last.
  await tell(database, change('late'))
  await log.sequence(daysOn(1))
  expect(await log.turnDays(daysOn(2), daysOn(0))).toBe(0)
  expect(await log.turnDays(daysOn(3), daysOn(2))).toBe(2)
  expect(await log.ends()).toEqual({ forgotten: 4, head: 7 })
  expect(await log.page({ after: 3, limit: 10 }, SOURCE)).toEqual({ type: 'expired', forgotten: 4, head: 7 })
  const kept = await log.page({ after: 4, limit: 10 }, SOURCE)
  expect(kept.type === 'events' && kept.events.map(({ sequence }) => sequence)).toEqual(['5', '6', '7'])
  // Places go on where they were, also when nothing is left.
  expect(await log.turnDays(daysOn(40), daysOn(20))).toBe(3)
  expect(await log.ends()).toEqual({ forgotten: 7, head: 7 })
  await tell(database, change('new'))
  await log.sequence(daysOn(40))
  expect((await log.read({ after: 7, limit: 10 }, SOURCE)).map(({ sequence }) => sequence)).toEqual(['8'])
})

it('reads on over the days, from any cursor', async () => {
  const { database, log } = await openLog()
  for (let day = 0; day < 5; day += 1) {
    await tell(database, ...counting(3).map((at) => change(`${day}-${at}`)))
    await log.sequence(daysOn(day))
  }
  const all = await log.read({ after: 0, limit: 100 }, SOURCE)
  expect(all.map(({ sequence }) => Number(sequence))).toEqual(counting(15))
  for (let after = 0; after <= 15; after += 1) {
    const some = await log.read({ after, limit: 4 }, SOURCE)
    expect(some).toEqual(all.slice(after, after + 4))
  }
})

it('tells a reader of some types how far it has come, though nothing was told of them', async () => {
  const { database, log } = await openLog()
  const other = { key: 'other', type: 'copydesk.story.merged' as const, subject: 's', data: {} }
  await tell(database, ...counting(5).map((at) => change(`${at}`)), other, change('6'))
  await log.sequence(NOW)
  const asked = { types: ['copydesk.story.*'], limit: 10 }
  expect(await log.page({ after: 0, ...asked }, SOURCE)).toMatchObject({ events: [{ sequence: '6' }], through: 7 })
  expect(await log.page({ after: 6, ...asked }, SOURCE)).toMatchObject({ events: [], through: 7 })
  expect(await log.page({ after: 0, ...asked, limit: 1 }, SOURCE)).toMatchObject({ through: 6 })
  expect(await log.page({ after: 0, limit: 3 }, SOURCE)).toMatchObject({ through: 3 })
})

it('is told of what was committed soon, although no job follows from it and the clock stands still', async () => {
  const { service, write } = await openEventDesk({ tickMs: 2 ** 31 - 1 })
  const running = await deliverEventsService.run(service)
  onTestFinished(() => running.close())
  await vi.waitFor(async () => expect(await service.store.events.unplaced()).toBe(0), PATIENCE)
  for (const count of [1, 2, 3]) {
    await write(madeUpChanges(1, ['a'], count))
    await vi.waitFor(async () => expect(await service.store.events.head()).toBe(count), { timeout: 5000, interval: 5 })
  }
})
