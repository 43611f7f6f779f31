/**
 * Reads made-up pages for hours and shows whether what should be flat is flat:
 *   npm run soak -- --pages 200000 [--minutes N]
 * Memory and file handles of each process, queues, Redis, every table and its indexes: what is to be flat is judged by the medians of the
 * first and last third, what grows by slopes. A table on stdout, drawn in test/chaos/results/soak.svg with all samples beside it (soak.json).
 * `--minutes`: an end by time, where that comes first.
 * Exit 0: all as it should be; 1: something grows, or was lost; 2: wrong usage.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import type { StageName } from '@copydesk/pipeline'
import { drawCurves, type Panel } from '../set-up/draw-curves.ts'
import { type Line, openLine } from './chaos-line.ts'
import { openChaosServers, withClient } from './chaos-servers.ts'
import { openPress, type Press } from './press.ts'
import { pressWrongs } from './press-wrongs.ts'
import { judge, type Series, seriesOf, type SoakRow } from './soak-verdict.ts'
import { type Sample, watchLine } from './watch-line.ts'

const RESULTS = new URL('results/', import.meta.url)
const HOSTS = 40
/** So many pages are on the line at any time: none of its stages waits for news. */
const AHEAD = 400
const STEP_MS = 1000
const EVER = new Date(8e12)
const OF_PAGES: StageName[] = ['fetch-page', 'clean-page', 'match-copies', 'tag-entities', 'group-story']
const LOOKS = 300
const LEAST_LOOK_MS = 2000
const PAGES_A_SECOND = 10
const DRAINED_WITHIN_MS = 600_000
/** As the line is run, except that nothing waits for hosts, and that the mirror of the log is full early. */
const SETTINGS = {
  COPYDESK_SWEEP_SECONDS: '30',
  COPYDESK_LOCK_SECONDS: '30',
  COPYDESK_QUEUE_BOUND: '5000',
  COPYDESK_TICK_SECONDS: '1',
  COPYDESK_EVENTS_STREAM_LENGTH: '1000',
}

function wrongUsage(why: string): never {
  process.stderr.write(`${why}\nusage: npm run soak -- --pages N [--minutes N]\n`)
  process.exit(2)
}

function readOptions(): { pages: number; minutes: number } {
  try {
    const { values } = parseArgs({ options: { pages: { type: 'string' }, minutes: { type: 'string' } } })
    const [pages, minutes] = [Number(values.pages), Number(values.minutes ?? Infinity)]
    if (!Number.isInteger(pages) || pages < 1) wrongUsage('--pages: a whole number')
    if (!(minutes > 0)) wrongUsage('--minutes: a number above zero')
    return { pages, minutes }
  } catch (error) {
    return wrongUsage(error instanceof Error ? error.message : String(error))
  }
}

/** Publishes as the line carries: the next when few are left. */
async function feed(line: Line, press: Press, { pages, minutes }: { pages: number; minutes: number }) {
  const until = performance.now() + minutes * 60_000
  while (press.published() < pages && performance.now() < until) {
    // Not by what is kept: to count that takes longer with each page.
    const ahead = press.published() - press.told().size + (await line.store.work.left(EVER, OF_PAGES))
    if (ahead < AHEAD) press.publish(Math.min(AHEAD, pages - press.published()))
    await line.poll()
    await wait(STEP_MS)
  }
  await line.poll()
  await line.drained(DRAINED_WITHIN_MS)
}

const SHOWN = 12
const panelOf = (title: string, unit: string, samples: readonly Sample[], series: Series[]): Panel => {
  const last = samples.at(-1)
  const largest = last ? series.toSorted((a, b) => b.of(last) - a.of(last)).slice(0, SHOWN) : []
  const lines = largest.map(({ name, of }) => ({
    name: name.replace(/^(?:memory|file handles|queue|table|indexes)(?: of)? /, ''),
    points: samples.map((sample): [number, number] => [sample.pages, of(sample)]),
  }))
  return { title, unit, lines }
}

function draw(samples: readonly Sample[]): void {
  const series = seriesOf(samples)
  const begins = (word: string) => series.filter(({ name }) => name.startsWith(word))
  const panels = [
    panelOf('Memory of each process', 'MB', samples, begins('memory of')),
    panelOf('File handles', 'files', samples, begins('file handles')),
    panelOf('Jobs that wait', 'jobs', samples, begins('queue')),
    panelOf('The largest tables', 'KB', samples, begins('table')),
    panelOf('The largest indexes', 'KB', samples, begins('indexes')),
    panelOf(
      'Tables that shall not grow',
      'KB',
      samples,
      begins('table').filter(({ shall }) => shall === 'flat'),
    ),
    {
      title: 'Pages kept',
      unit: 'pages after so many pages; by seconds in soak.json',
      lines: [{ name: 'pages a second', points: paceOf(samples) }],
    },
  ]
  mkdirSync(RESULTS, { recursive: true })
  writeFileSync(new URL('soak.svg', RESULTS), drawCurves('pages', panels))
  writeFileSync(new URL('soak.json', RESULTS), JSON.stringify(samples))
}

const paceOf = (samples: readonly Sample[]) =>
  samples.slice(1).map((sample, at): [number, number] => {
    const before = samples[at] as Sample
    return [sample.pages, (sample.pages - before.pages) / (sample.seconds - before.seconds)]
  })

const told = ({ name, unit, shall, first, last, slope, holds }: SoakRow) =>
  `${holds ? 'holds ' : 'GROWS '}  ${name.padEnd(32)}  ${shall.padEnd(12)}  ${first.toFixed(0).padStart(8)}  ${last.toFixed(0).padStart(8)}  ${slope.toFixed(2).padStart(9)} ${unit} a thousand pages`

const options = readOptions()
const servers = await openChaosServers()
const press = openPress({ hosts: HOSTS, listed: Math.ceil((2 * AHEAD) / HOSTS) })
const line = await openLine(servers, press, { env: SETTINGS })
const expectedMs = Math.min((options.pages / PAGES_A_SECOND) * 1000, options.minutes * 60_000)
const watch = await watchLine(line, servers, Math.max(LEAST_LOOK_MS, expectedMs / LOOKS))
const troubles: string[] = []
const failing = (error: unknown) => void troubles.push(error instanceof Error ? error.message : String(error))
await feed(line, press, options).catch(failing)
const samples = await watch.stop()
draw(samples)
const rows = judge(samples)
const wrongs = async () => {
  const { broken } = await line.held()
  troubles.push(...broken, ...(await withClient(line.databaseUrl, (client) => pressWrongs(client, press))))
}
await wrongs().catch(failing)
troubles.push(...line.crashes())
await line.close()
await servers.close()
const { pages = 0, seconds = 1 } = samples.at(-1) ?? {}
process.stdout.write(
  `        ${'what'.padEnd(32)}  ${'shall be'.padEnd(12)}     first      last      slope\n${rows.map(told).join('\n')}\n`,
)
for (const trouble of troubles.slice(0, SHOWN)) process.stdout.write(`BROKEN  ${trouble}\n`)
const growing = rows.filter(({ holds }) => !holds).length
const verdict =
  growing + troubles.length === 0 ? 'flat where it should be' : `${growing} grow, ${troubles.length} broken`
process.stdout.write(
  `${pages} pages in ${(seconds / 60).toFixed(1)} minutes, ${(pages / seconds).toFixed(1)} a second: ${verdict}\n`,
)
process.exitCode = growing + troubles.length > 0 ? 1 : 0
