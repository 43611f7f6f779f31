/**
 * Does to a whole line, as separate processes on a real Redis and a real PostgreSQL, what happens to one in a year:
 *   npm run chaos [-- --only kill-clean-page,redis-full] [--quick] [--seed N] [--kills N] [--consumers N]
 * A line as each fault is over, and what it broke. Exit 0: nothing; 1: something; 2: wrong usage.
 */
import { parseArgs } from 'node:util'
import { faults } from './faults.ts'
import { runChaos, type Verdict } from './run-chaos.ts'

const NAMES = faults.map(({ name }) => name).join(',')
const SHOWN = 12
const WIDTH = 300

function wrongUsage(why: string): never {
  process.stderr.write(
    `${why}\nusage: npm run chaos [-- --only ${NAMES}] [--quick] [--seed N] [--kills N] [--consumers N]\n`,
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
      },
    })
    const { kills, consumers: ofEachKind } = values
    return { ...values, seed: Number(values.seed), consumers: { kills: Number(kills), consumers: Number(ofEachKind) } }
  } catch (error) {
    return wrongUsage(error instanceof Error ? error.message : String(error))
  }
}

const { only, quick, seed, consumers } = readOptions()
if (!Number.isInteger(seed)) wrongUsage('--seed: a whole number')
const names = only.split(',')
const unknown = names.filter((name) => faults.every((fault) => fault.name !== name))
if (unknown.length > 0) wrongUsage(`--only: nothing is called ${unknown.join(', ')}`)

const row = ({ name, broken, pages, seconds, what, note }: Verdict) =>
  `${broken.length === 0 ? 'held  ' : 'BROKEN'}  ${name.padEnd(20)}  ${String(pages).padStart(5)}  ${seconds.toFixed(0).padStart(4)} s  ${what} (${note})`

const onVerdict = (verdict: Verdict) => {
  process.stdout.write(`${row(verdict)}\n`)
  for (const one of verdict.broken.slice(0, SHOWN)) process.stdout.write(`        ${one.slice(0, WIDTH)}\n`)
  if (verdict.broken.length > SHOWN) process.stdout.write(`        and ${verdict.broken.length - SHOWN} more\n`)
}

process.stdout.write(`        ${'fault'.padEnd(20)}  pages  took\n`)
const verdicts = await runChaos(
  faults.filter(({ name }) => names.includes(name)),
  { seed, quick, consumers, onVerdict },
)
const broken = verdicts.filter((verdict) => verdict.broken.length > 0)
process.stdout.write(`${verdicts.length - broken.length} of ${verdicts.length} held, seed ${seed}\n`)
process.exitCode = broken.length > 0 ? 1 : 0
