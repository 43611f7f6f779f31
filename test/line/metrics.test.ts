import { stageServices } from '@copydesk/copydesk'
import { stageNames } from '@copydesk/pipeline'
import { createMemoryQueues } from '@copydesk/queue'
import { ALL_PARTS, readiness, type Health, type StageService } from '@copydesk/service'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { PATIENCE } from '../set-up/patience.ts'
import { openWorld, type World } from '../set-up/world.ts'

const STARTS_AT = Date.parse('2026-03-10T05:00:00Z')
const MINUTE_MS = 60_000
const HOUR_MS = 3_600_000

let world: World
let time = STARTS_AT
/** How it was while nobody gave changes their places. */
let unplaced: { waiting: Record<string, Date>; health: Health; told: Map<string, number> }
const closers: (() => Promise<void>)[] = []

beforeAll(async () => {
  const queues = createMemoryQueues({ now: () => time, advanceTo: (ms) => void (time = Math.max(time, ms)) })
  world = await openWorld(queues, {
    newsroom: { seed: 23, articles: 12 },
    config: { recheckMs: [] },
    now: () => new Date(time),
  })
  closers.push(() => world.close())
  const run = async (stages: StageService[]) => {
    for (const stage of stages) {
      const running = await stage.run(world.service)
      closers.unshift(() => running.close())
    }
  }
  const places = ({ name }: StageService) => name === 'deliver-events'
  await run(stageServices.filter((stage) => !places(stage)))
  world.newsroom.publishUntil(world.newsroom.dayMinutes)
  await world.service.store.feeds.makeAllDue(world.service.now())
  await queues.drain()
  time += MINUTE_MS
  unplaced = {
    waiting: await world.service.store.lineState.waiting(new Date(time)),
    health: await readiness(world.service, ALL_PARTS),
    told: series(await world.service.metrics.text()),
  }
  await run(stageServices.filter(places))
  await queues.drain()
})
afterAll(async () => {
  for (const close of closers) await close()
})

/** What was read lately is told again until it is a little older. */
const freshlyTold = () =>
  expect.poll(async () => series(await world.service.metrics.text()).get('copydesk_events_unplaced'), PATIENCE).toBe(0)

/** Every series by its name and labels, as Prometheus reads it. */
const series = (text: string) =>
  new Map(
    text
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'))
      .map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ') + 1))]),
  )

it('tells rate, errors and duration of every stage and kind of host, and how the line is', async () => {
  const { metrics, store } = world.service
  await freshlyTold()
  const told = series(await metrics.text())
  const totals = await store.totals.read()
  for (const stage of stageNames) {
    expect(told.get(`copydesk_jobs_total{stage="${stage}",outcome="done"}`), stage).toBeGreaterThan(0)
    expect(told.get(`copydesk_job_seconds_count{stage="${stage}"}`), stage).toBeGreaterThan(0)
    expect(told.get(`copydesk_queue_jobs{stage="${stage}",state="waiting"}`), stage).toBe(0)
    expect(told.get(`copydesk_work_oldest_seconds{stage="${stage}"}`), stage).toBeDefined()
  }
  expect(told.get('copydesk_requests_total{host_class="quick",answer="served"}')).toBeGreaterThan(0)
  expect(told.get('copydesk_request_seconds_count{host_class="new"}')).toBeGreaterThan(0)
  const { stored, copy } = totals.dispositions
  expect(told.get('copydesk_dedup_ratio')).toBeCloseTo(copy / (stored + copy))
  expect(told.get('copydesk_feeds{state="healthy"}')).toBe(totals.feeds - totals.feedsFailing)
  expect(told.get('copydesk_up{backend="store"}')).toBe(1)
  expect(told.get('copydesk_event_lag_seconds')).toBe(0)
  expect(told.get('copydesk_store_bytes')).toBeGreaterThan(1_000_000)
})

it('has no label whose values grow with the news: no address, no id, no host', async () => {
  const text = await world.service.metrics.text()
  const own = [...series(text).keys()].filter((name) => name.startsWith('copydesk_'))
  const values = own.flatMap((name) =>
    [...name.matchAll(/(\w+)="([^"]*)"/g)].map(([, label, value]) => `${label} ${value}`),
  )
  const known = new Set(values)
  expect(known.size).toBeLessThan(120)
  for (const value of known)
    expect(value).toMatch(/^(?:stage|outcome|state|disposition|kind|host_class|answer|backend|le) [\w+.-]+$/)
  for (const host of world.newsroom.hosts) expect(text).not.toContain(host)
})

it('sees that the log does not move: how many changes wait, for how long, and that it is not ready', () => {
  const { waiting, health, told } = unplaced
  const waited = (time - (waiting['deliver-events']?.getTime() ?? time)) / 1000
  expect(waited).toBeGreaterThanOrEqual(60)
  expect(told.get('copydesk_event_lag_seconds')).toBeCloseTo(waited)
  expect(told.get('copydesk_events_unplaced')).toBeGreaterThan(10)
  expect(health).toMatchObject({ status: 'not ready', well: ['store', 'migrations', 'queues'] })
  expect(health.wrong.log).toContain('is deliver-events running?')
})

it('counts how long the oldest work has waited, a poll among it', async () => {
  const { store } = world.service
  const waited = async () => store.lineState.waiting(new Date(time))
  const before = await waited()
  expect(before['deliver-events']).toBeUndefined()
  time += 24 * HOUR_MS
  const polls = await store.feeds.due(new Date(time), 1, null)
  expect((await waited())['poll-feed']).toEqual(polls[0]?.nextPollAt)
})

it('a process tells of itself without asking the store, and what it is when a backend is away', async () => {
  const { metrics, store } = world.service
  const own = series(await metrics.own())
  expect([...own.keys()].some((name) => name.startsWith('copydesk_entries'))).toBe(false)
  expect(own.get('copydesk_jobs_total{stage="clean-page",outcome="done"}')).toBeGreaterThan(0)
  const read = store.totals.read
  store.totals.read = () => Promise.reject(new Error('away'))
  // What was read lately is told again until it is a little older.
  await expect.poll(async () => series(await metrics.text()).get('copydesk_up{backend="store"}'), PATIENCE).toBe(0)
  store.totals.read = read
  expect(series(await metrics.text()).get('copydesk_up{backend="store"}')).toBe(1)
})
