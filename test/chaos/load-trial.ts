import { mkdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { setTimeout as wait } from 'node:timers/promises'
import { stageNames } from '@copydesk/pipeline'
import { drawCurves } from '../set-up/draw-curves.ts'
import { type Line, openLine, QUEUE_BOUND } from './chaos-line.ts'
import { withClient } from './chaos-servers.ts'
import type { Trial } from './fault.ts'
import { openPress, type Press } from './press.ts'
import { pressWrongs } from './press-wrongs.ts'
import { type Sample, watchLine } from './watch-line.ts'

const RESULTS = new URL('results/', import.meta.url)
const HOSTS = 12
const WARM_PAGES = 60
/** So many that the line is at its pace for most of them. */
const MEASURED_PAGES = 1000
const QUICK_MEASURED_PAGES = 360
/** The share of them that is done while the line comes to its pace, and while it runs dry. */
const MIDDLE = { from: 0.25, to: 0.8 }
const MEASURED_LOOK_MS = 100
const CALM_WITHIN_MS = 240_000
/** How many times more is published than the line was seen to carry. */
const TIMES = 20
const MINUTES = 1
const QUICK_MINUTES = 0.25
const STEP_MS = 1000
const LOOK_MS = 1000
/** What feeds show is turned over so often: as much as the line carries in this time. */
const SHOWN_SECONDS = 10
/** Where it does more than it was seen to carry by this, that was too little, and what was published less than was said. */
const MOST_OVER_RATE = 1.2
/** Each process lets in what it saw room for, within half a second of the others: at most this many bounds together. */
const MOST_BOUNDS = 2
const MOST_MEGABYTES = 600
const MOST_REDIS_MEGABYTES = 64
const RECOVERED_WITHIN_S = 60
const LATENCY_WITHIN_S = 60
const GIVEN_UP_AFTER_MS = 300_000
const MEGABYTE = 2 ** 20

/** Twenty times what the line carries: its queues hold their bounds, what it lets in is done soon, and nothing of that is lost. */
export const loadTrial: Trial = {
  name: 'load',
  what: `${TIMES} times the news that the line carries`,
  stand: async ({ servers, quick, queuesOn, minutes = quick ? QUICK_MINUTES : MINUTES }) => {
    const measured = quick ? QUICK_MEASURED_PAGES : MEASURED_PAGES
    const press = openPress({ hosts: HOSTS, listed: Math.ceil(measured / HOSTS) })
    const line = await openLine(servers, press, { queuesOn })
    try {
      const rate = await carried(line, press, measured)
      press.list(Math.max(1, Math.round((rate * SHOWN_SECONDS) / HOSTS)))
      const watch = await watchLine(line, servers, LOOK_MS)
      const before = { pages: press.published(), at: new Date() }
      const began = performance.now()
      await overload(line, press, rate * TIMES, minutes)
      const published = press.published() - before.pages
      const recovery = await recovered(line)
      const seconds = (performance.now() - began) / 1000
      const samples = await watch.stop()
      draw(samples)
      const latency = await latencySince(line, before.at)
      const seen = { ...peaks(samples), rate, did: latency.pages / seconds, recovery, latency }
      const { broken } = await line.held()
      const wrongs = [...tooMuch(seen), ...(await withClient(line.databaseUrl, (client) => pressWrongs(client, press)))]
      const found = [...wrongs, ...broken, ...line.crashes()]
      return { pages: latency.pages, note: noteOf(published, minutes, seen), broken: found }
    } finally {
      await line.close()
    }
  },
}

/** Pages a second that the line carries, warm, when it is given enough: as fast as pages go through to a story in the middle of so many. */
async function carried(line: Line, press: Press, pages: number): Promise<number> {
  press.publish(WARM_PAGES)
  await line.poll()
  await line.drained(CALM_WITHIN_MS)
  return withClient(line.databaseUrl, async (client) => {
    const through = async () => (await client.query<{ pages: number }>(THROUGH)).rows[0]?.pages ?? 0
    const before = await through()
    const until = performance.now() + CALM_WITHIN_MS
    const reached = async (share: number) => {
      for (;;) {
        const [done, at] = [(await through()) - before, performance.now()]
        if (done >= share * pages) return { done, at }
        if (at > until) throw new Error(`only ${done} of ${pages} pages went through in ${CALM_WITHIN_MS / 1000} s`)
        await wait(MEASURED_LOOK_MS)
      }
    }
    press.publish(pages)
    await line.poll()
    const [from, to] = [await reached(MIDDLE.from), await reached(MIDDLE.to)]
    await line.drained(CALM_WITHIN_MS)
    return ((to.done - from.done) * 1000) / (to.at - from.at)
  })
}

async function overload(line: Line, press: Press, rate: number, minutes: number): Promise<void> {
  const began = performance.now()
  for (let given = 0; performance.now() - began < minutes * 60_000;) {
    const due = Math.floor((rate * (performance.now() - began)) / 1000)
    press.publish(due - given)
    given = due
    await line.poll()
    await wait(STEP_MS)
  }
}

/** Seconds until all is done that feeds still show and that was let in. */
async function recovered(line: Line): Promise<number> {
  const began = performance.now()
  await line.poll()
  return ((await line.drained(GIVEN_UP_AFTER_MS)) - began) / 1000
}

/** Pages whose article has its place in a story. */
const THROUGH = `select count(*)::int as pages from copy join article on article.id = article_id where story_id is not null`

type Latency = { pages: number; median: number; slow: number }

/** From when a page was let in until its article was known, of those let in since then: the median and the 99th of a hundred, in seconds. */
const latencySince = (line: Line, since: Date): Promise<Latency> =>
  withClient(line.databaseUrl, async (client) => {
    const { rows } = await client.query<Latency>(
      `select count(*)::int as pages, coalesce(percentile_cont(0.5) within group (order by seconds), 0) as median,
         coalesce(percentile_cont(0.99) within group (order by seconds), 0) as slow
       from (select extract(epoch from revision.matched_at - entry.found_at)::float8 as seconds
         from entry join revision on revision.id = entry.revision_id where entry.found_at >= $1) took`,
      [since],
    )
    return rows[0] as Latency
  })

const most = (samples: Sample[], of: (sample: Sample) => number[]) => Math.max(0, ...samples.flatMap(of))

const peaks = (samples: Sample[]) => ({
  waiting: most(samples, (sample) => Object.values(sample.waiting)),
  pending: most(samples, ({ pending }) => [pending]),
  process: most(samples, ({ memory }) => stageNames.map((stage) => memory[stage] ?? 0)) / MEGABYTE,
  redis: most(samples, ({ redis }) => [redis]) / MEGABYTE,
})

/** `rate`: pages a second that the line was seen to carry; `did`: those that it did under too many. */
type Seen = ReturnType<typeof peaks> & { rate: number; did: number; recovery: number; latency: Latency }

function tooMuch({ waiting, process, redis, rate, did, recovery, latency }: Seen): string[] {
  const bounds: [string, number, number][] = [
    ['jobs waited in one queue', waiting, MOST_BOUNDS * QUEUE_BOUND],
    ['MB in one process', process, MOST_MEGABYTES],
    ['MB in Redis', redis, MOST_REDIS_MEGABYTES],
    ['pages a second done, more than were measured', did, MOST_OVER_RATE * rate],
    ['s until all was done', recovery, RECOVERED_WITHIN_S],
    ['s from let in to matched, of 99 in a hundred', latency.slow, LATENCY_WITHIN_S],
  ]
  return bounds
    .filter(([, seen, bound]) => seen > bound)
    .map(([what, seen, bound]) => `${seen.toFixed(0)} ${what}, of ${bound.toFixed(0)}`)
}

function noteOf(published: number, minutes: number, seen: Seen) {
  const { rate, did, waiting, pending, process, redis, recovery, latency } = seen
  const parts = [
    `carries ${rate.toFixed(1)} pages/s`,
    `${published} published in ${minutes} min, ${latency.pages} let in, ${did.toFixed(1)} a second done`,
    `at most ${waiting} waited in a queue of ${QUEUE_BOUND}, ${pending} on the line`,
    `${process.toFixed(0)} MB a process, Redis ${redis.toFixed(0)} MB`,
    `${latency.median.toFixed(1)} s to be matched, 99 in a hundred ${latency.slow.toFixed(1)} s`,
    `all done ${recovery.toFixed(0)} s after`,
  ]
  return parts.join('; ')
}

function draw(samples: Sample[]): void {
  const over = (name: string, of: (sample: Sample) => number) => ({
    name,
    points: samples.map((sample): [number, number] => [sample.seconds, of(sample)]),
  })
  const each = (of: (sample: Sample) => Record<string, number>, unit = 1) =>
    Object.keys(samples[0] ? of(samples[0]) : {}).map((name) => over(name, (sample) => (of(sample)[name] ?? 0) / unit))
  const panels = [
    { title: 'Jobs that wait in each queue', unit: 'jobs', bar: QUEUE_BOUND, lines: each(({ waiting }) => waiting) },
    { title: 'Pages let in and not yet done', unit: 'pages', lines: [over('on the line', ({ pending }) => pending)] },
    { title: 'Memory of each process', unit: 'MB', lines: each(({ memory }) => memory, MEGABYTE) },
    { title: 'Memory of Redis', unit: 'MB', lines: [over('Redis', ({ redis }) => redis / MEGABYTE)] },
    { title: 'Pages kept', unit: 'pages', lines: [over('pages', ({ pages }) => pages)] },
  ]
  mkdirSync(RESULTS, { recursive: true })
  writeFileSync(fileURLToPath(new URL('load.svg', RESULTS)), drawCurves('s', panels))
}
