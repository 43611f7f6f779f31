import { consoleService } from '@copydesk/console'
import { stageServices } from '@copydesk/copydesk'
import { clockTicked } from '@copydesk/pipeline'
import { createMemoryQueues } from '@copydesk/queue'
import type { Config } from '@copydesk/service'
import { Client } from 'pg'
import { expect, it, onTestFinished } from 'vitest'
import { differences } from '../chaos/compare-held.ts'
import { readHeld } from '../chaos/held.ts'
import { openWorld } from '../set-up/world.ts'

const STARTS_AT = Date.parse('2026-03-10T05:00:00Z')
const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
const ROUNDS = 6
const PORT = 27_319
const FOR_GOOD = { keepRawMs: null, keepRevisionsMs: null }
const A_DAY = { keepRawMs: DAY_MS, keepRevisionsMs: DAY_MS }

/** A newsroom's day, told in so many parts with one and a half days between them. */
async function runLine(keep: Pick<Config, 'keepRawMs' | 'keepRevisionsMs'>) {
  let time = STARTS_AT
  const queues = createMemoryQueues({ now: () => time, advanceTo: (ms) => void (time = Math.max(time, ms)) })
  const newsroom = { seed: 23, articles: 18 }
  const config = { recheckMs: [HOUR_MS, 40 * HOUR_MS], port: 0, ...keep }
  const world = await openWorld(queues, { newsroom, config, now: () => new Date(time), port: PORT })
  const closers = [() => world.close()]
  const close = async () => {
    for (const end of closers.splice(0)) await end()
  }
  onTestFinished(close)
  for (const stage of stageServices) {
    const running = await stage.run(world.service)
    closers.unshift(() => running.close())
  }
  const sql = new Client({ connectionString: world.databaseUrl })
  await sql.connect()
  closers.unshift(() => sql.end())
  const tick = async () => {
    await queues.announce(clockTicked, [{ slot: time }])
    await queues.drain()
  }
  // Two more, in which what was found last is looked at again, and what came of that is dropped.
  for (let round = 1; round <= ROUNDS + 2; round += 1) {
    world.newsroom.publishUntil(Math.round(world.newsroom.dayMinutes * Math.min(1, round / ROUNDS)))
    await world.service.store.feeds.makeAllDue(world.service.now())
    await tick()
    // What is due to be looked at again, and what is left to drop.
    time += 1.5 * DAY_MS
    await tick()
    await tick()
  }
  const rows = async <Row>(text: string, values: unknown[] = []) => (await sql.query(text, values)).rows as Row[]
  return { world, sql, rows, tick, close }
}

type Line = Awaited<ReturnType<typeof runLine>>

it('drops bytes and former texts as the line works, which gives what it would have given, and every reader says so', async () => {
  const kept = await runLine(FOR_GOOD)
  const expected = await readHeld(kept.sql)
  expect(expected.broken).toEqual([])
  expect(await kept.rows('select 1 from raw where dropped_at is not null')).toEqual([])
  expect(await kept.rows('select 1 from revision where dropped_at is not null')).toEqual([])
  await kept.close()

  const line = await runLine(A_DAY)
  const held = await readHeld(line.sql)
  expect([differences(held, expected), held.broken]).toEqual([[], []])
  await hasDropped(line)
  await saysSo(line)
})

async function hasDropped({ rows }: Line) {
  const bytes = await rows<{ there: boolean }>(
    'select bytes is not null as there from raw join page on raw_hash = hash',
  )
  expect(bytes.length).toBeGreaterThan(20)
  expect(bytes.filter(({ there }) => there)).toEqual([])
  const texts = await rows<{ former: boolean; dropped: boolean; empty: boolean }>(
    `select entry.revision_id <> revision.id as former, dropped_at is not null as dropped, text = '' as empty
     from revision join entry on entry.id = entry_id`,
  )
  expect(texts.filter(({ former }) => former).length).toBeGreaterThan(1)
  expect(texts.filter(({ former, dropped, empty }) => former !== dropped || dropped !== empty)).toEqual([])
  for (const needs of ['article.revision_id', 'copy.revision_id', 'copy.of_revision_id', 'tagging.revision_id']) {
    const [table = ''] = needs.split('.')
    const merged = table === 'article' ? 'and merged_into is null' : ''
    expect(await rows(`select 1 from ${table} join revision on revision.id = ${needs} where revision.text = '' ${merged}`)).toEqual([]) // prettier-ignore
  }
}

async function saysSo({ rows, world, tick }: Line) {
  const desk = await consoleService.run(world.service)
  onTestFinished(() => desk.close())
  const ask = async (path: string) => {
    const answer = await fetch(`${desk.url}${path}`)
    return { status: answer.status, told: (await answer.json()) as { detail: string; text: string } }
  }
  const dropped = (what: string, setting: string) =>
    new RegExp(`^${what} dropped on 2026-03-\\d\\d, as ${setting} says`)
  const bytes = dropped('[Tt]he bytes were', 'COPYDESK_KEEP_RAW_DAYS')

  const [page] = await rows<{ id: string; entry: string; hash: string }>(
    `select page.id, page.entry_id as entry, raw_hash as hash from page join revision on page.id = page_id where number = 1
       and exists (select from revision newer where newer.entry_id = page.entry_id and number > 1) limit 1`,
  )
  for (const path of [`/views/raw/${page?.hash}`, `/views/pages/${page?.id}`])
    expect(await ask(path)).toMatchObject({ status: 410, told: { detail: expect.stringMatching(bytes) } })

  const { told } = await ask(`/views/trace?of=${page?.entry}`)
  expect(told).toMatchObject({
    steps: expect.arrayContaining([
      expect.objectContaining({ stage: 'fetch-page', detail: expect.objectContaining({ dropped: expect.stringMatching(bytes) }) }), // prettier-ignore
      expect.objectContaining({ stage: 'match-copies', detail: expect.objectContaining({ dropped: expect.stringMatching(/^this text was/) }) }), // prettier-ignore
    ]),
    revisions: expect.arrayContaining([
      expect.objectContaining({ number: 1, proof: [], dropped: expect.stringMatching(dropped('this text was', 'COPYDESK_KEEP_REVISIONS_DAYS')) }), // prettier-ignore
      expect.objectContaining({ dropped: null, unplaced: expect.stringMatching(bytes) }),
    ]),
  })

  // Every article and every pair is told in full.
  for (const { id } of await rows<{ id: string }>('select id from article'))
    expect((await ask(`/articles/${id}`)).told.text.length).toBeGreaterThan(0)
  const made = await rows<{ id: string; entry: string }>(
    'select article_id as id, entry_id as entry from copy where of_entry_id is not null',
  )
  expect(made.length).toBeGreaterThan(3)
  for (const { id, entry } of made)
    expect((await ask(`/articles/${id}/copies/${entry}`)).told).toMatchObject({
      copy: { text: expect.stringMatching(/./) },
      of: { text: expect.stringMatching(/./) },
    })

  // Run again, a page without its bytes ends, and says why.
  const { store } = world.service
  await store.quarantine.hold({ stage: 'clean-page', key: page?.id ?? '', event: { pageId: page?.id }, reason: 'was odd' }, world.service.now()) // prettier-ignore
  await store.quarantine.release({ stage: 'clean-page' }, world.service.now())
  const before = await rows('select id, text from revision order by id')
  const { dispositions } = await store.totals.read()
  await tick()
  expect(await rows('select id, text from revision order by id')).toEqual(before)
  expect((await store.totals.read()).dispositions).toEqual(dispositions)
  const held = await store.quarantine.list({ stage: 'clean-page' }, 10)
  expect(held).toContainEqual(expect.objectContaining({ key: page?.id, reason: expect.stringMatching(bytes) }))
  expect((await store.pages.byId(page?.id ?? ''))?.cleanedAt).not.toBeNull()
}
