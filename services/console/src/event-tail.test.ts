import { isChosen, type CloudEvent, type ComparedChoice, type EventChoice } from '@copydesk/pipeline'
import type { AboutEvent, LogPage } from '@copydesk/store'
import { expect, it, vi } from 'vitest'
import { createTail } from './event-tail.ts'

const made = (sequence: number): CloudEvent => ({
  specversion: '1.0',
  id: `id-${sequence}`,
  source: '/copydesk/test',
  type: sequence % 2 === 0 ? 'copydesk.story.new' : 'copydesk.article.new',
  subject: 'a',
  time: '2026-03-10T12:00:00.000Z',
  datacontenttype: 'application/json',
  dataschema: 'http://localhost/',
  sequence: `${sequence}`,
  data: {},
})

const counting = (from: number, through: number) => Array.from({ length: through - from + 1 }, (_, at) => from + at)

const STORIES = { types: ['copydesk.story.*'] }
const NONE = { types: ['copydesk.story'] }

/** A log that grows when told to, and counts who reads it. */
function openLog(head: number) {
  const log = { head, reads: 0, fails: 0 }
  const pageAbout = async (after: number, limit: number): Promise<LogPage<AboutEvent>> => {
    log.reads += 1
    if (log.fails-- > 0) throw new Error('away')
    const next = counting(after + 1, log.head)
      .map((at) => ({ event: made(at), about: { outlets: [`${at % 3}.example`] } }))
      .slice(0, limit)
    return { type: 'events', events: next, through: after + next.length }
  }
  const page = async (after: number, choice: EventChoice, limit: number): Promise<LogPage> => {
    const read = await pageAbout(after, limit)
    if (read.type === 'expired') return read
    const chosen = read.events.filter(({ event, about }) => isChosen(event.type, about, choice as ComparedChoice))
    return { ...read, events: chosen.map(({ event }) => event) }
  }
  const tail = createTail(head, { page, pageAbout }, () => {})
  const grow = async (by: number) => {
    log.head += by
    const rung = tail.bell.rung()
    tail.grow()
    await tail.bell.after(rung, new AbortController().signal)
  }
  return { log, tail, grow }
}

const places = (page: LogPage) => (page.type === 'events' ? page.events.map(({ sequence }) => Number(sequence)) : [])

it('reads what is new once, for however many follow', async () => {
  const { log, tail, grow } = openLog(10)
  const followers = counting(1, 50).map(() => tail.follower({}, {}, 100))
  await grow(3)
  const { reads } = log
  for (const follow of followers) expect(places(await follow(10))).toEqual([11, 12, 13])
  expect(await followers[0]?.(13)).toEqual({ type: 'events', events: [], through: 13 })
  expect(log.reads).toBe(reads)
})

it('leaves who is further back to the log, and meets them where it begins', async () => {
  const { log, tail, grow } = openLog(10)
  await grow(5)
  const follow = tail.follower({}, {}, 4)
  const seen: number[] = []
  for (let at = 0; at < log.head;) {
    const page = await follow(at)
    seen.push(...places(page))
    at = seen.at(-1) ?? 0
  }
  expect(seen).toEqual(counting(1, 15))
})

it('gives the types asked for, and how far it has looked', async () => {
  const { tail, grow } = openLog(0)
  await grow(6)
  const page = await tail.follower(STORIES, STORIES, 3)(0)
  expect([places(page), page]).toEqual([[2], expect.objectContaining({ through: 3 })])
  expect(await tail.follower(NONE, NONE, 3)(0)).toEqual({ type: 'events', events: [], through: 3 })
})

it('chooses for each who follows from what was read once for all', async () => {
  const { log, tail, grow } = openLog(0)
  const followers = counting(0, 30).map((at) => ({
    at: at % 3,
    follow: tail.follower({}, { outlet: `${at % 3}.example` }, 9),
  }))
  await grow(9)
  const { reads } = log
  for (const { at, follow } of followers)
    expect(places(await follow(0))).toEqual(counting(1, 9).filter((place) => place % 3 === at))
  expect(log.reads).toBe(reads)
})

it('holds the newest alone', async () => {
  const { log, tail, grow } = openLog(0)
  await grow(2600)
  await vi.waitFor(async () => expect(places(await tail.follower({}, {}, 5)(2598))).toEqual([2599, 2600]), {
    timeout: 120_000,
  })
  const { reads } = log
  await tail.follower({}, {}, 5)(600)
  expect(log.reads).toBe(reads)
  await tail.follower({}, {}, 5)(599)
  expect(log.reads).toBe(reads + 1)
})

it('reads again when the log could not be read', async () => {
  const { log, tail } = openLog(0)
  log.fails = 1
  log.head = 2
  const rung = tail.bell.rung()
  tail.grow()
  await tail.bell.after(rung, new AbortController().signal)
  expect(places(await tail.follower({}, {}, 5)(0))).toEqual([1, 2])
  await tail.stop()
})
