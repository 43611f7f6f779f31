/**
 * Does to a whole line, as separate processes on a real Redis and a real PostgreSQL, what happens to one in a year:
 *   npm run chaos [-- --only kill-clean-page,redis-full] [--quick] [--seed N] [--kills N] [--consumers N] [--minutes N]
 * A line as each fault is over, and what it broke. `--minutes`: for how long `load` publishes too much. Exit 0: nothing; 1: something; 2: wrong usage.
 */
import { parseArgs } from 'node:util'
import { faults, trials } from './faults.ts'
import { runChaos, standTrials, type Verdict } from './run-chaos.ts'

const NAMES = [...faults, ...trials].map(({ name }) => name).join(',')
const SHOWN = 12
const WIDTH = 300

function wrongUsage(why: string): never {
  process.stderr.write(
    `${why}\nusage: npm run chaos [-- --only ${NAMES}] [--quick] [--seed N] [--kills N] [--consumers N] [--minutes N]\n`,
  )
  process.exit(2)
}

function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        only: { type: 'string', default: NAMES },
        quick: { type: 'boolean', default: false },
        seed: { type: 'string', default: '1' },
        kills: { type: 'string', default: '100' },
        consumers: { type: 'string', default: '20' },
        minutes: { type: 'string' },
      },
    })
    const { kills, consumers: ofEachKind, minutes, ...rest } = values
    const consumers = { kills: Number(kills), consumers: Number(ofEachKind) }
    return { ...rest, seed: Number(rest.seed), consumers, ...(minutes && { minutes: Number(minutes) }) }
  } catch (error) {
    return wrongUsage(error instanceof Error ? error.message : String(error))
  }
}

const { only, ...options } = readOptions()
const { seed, minutes } = options
if (!Number.isInteger(seed)) wrongUsage('--seed: a whole number')
if (minutes !== undefined && !(minutes > 0)) wrongUsage('--minutes: a number above zero')
const names = only.split(',')
const unknown = names.filter((name) => [...faults, ...trials].every((row) => row.name !== name))
if (unknown.length > 0) wrongUsage(`--only: nothing is called ${unknown.join(', ')}`)

const row = ({ name, broken, pages, seconds, what, note }: Verdict) =>
  `${broken.length === 0 ? 'held  ' : 'BROKEN'}  ${name.padEnd(20)}  ${String(pages).padStart(5)}  ${seconds.toFixed(0).padStart(4)} s  ${what} (${note})`

const onVerdict = (verdict: Verdict) => {
  process.stdout.write(`${row(verdict)}\n`)
  for (const one of verdict.broken.slice(0, SHOWN)) process.stdout.write(`        ${one.slice(0, WIDTH)}\n`)
  if (verdict.broken.length > SHOWN) process.stdout.write(`        and ${verdict.broken.length - SHOWN} more\n`)
}

process.stdout.write(`        ${'fault'.padEnd(20)}  pages  took\n`)
const chosen = <Row extends { name: string }>(rows: Row[]) => rows.filter(({ name }) => names.includes(name))
const verdicts = [
  ...(chosen(faults).length > 0 ? await runChaos(chosen(faults), { ...options, onVerdict }) : []),
  ...(await standTrials(chosen(trials), { ...options, onVerdict })),
]
const broken = verdicts.filter((verdict) => verdict.broken.length > 0)
process.stdout.write(`${verdicts.length - broken.length} of ${verdicts.length} held, seed ${seed}\n`)
process.exitCode = broken.length > 0 ? 1 : 0
