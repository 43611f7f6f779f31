/**
 * Does to a whole line, as separate processes on a real Redis and a real PostgreSQL, what happens to one in a year:
 *   npm run chaos [-- --only kill-clean-page,redis-full] [--quick] [--queues redis|postgres] [--seed N] [--kills N] [--consumers N] [--minutes N]
 * A line as each fault is over, and what it broke. `--minutes`: for how long `load` publishes too much. Exit 0: nothing; 1: something; 2: wrong usage.
 */
import { parseArgs } from 'node:util'
import type { QueuesOn } from './chaos-line.ts'
import { faults, trials } from './faults.ts'
import { runChaos, standTrials } from './run-chaos.ts'
import { heading, linesOf, sumOf, type Verdict } from './verdict.ts'

const NAMES = [...faults, ...trials].map(({ name }) => name).join(',')

function wrongUsage(why: string): never {
  process.stderr.write(
    `${why}\nusage: npm run chaos [-- --only ${NAMES}] [--quick] [--queues redis|postgres] [--seed N] [--kills N] [--consumers N] [--minutes N]\n`,
  )
  process.exit(2)
}

function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        only: { type: 'string', default: NAMES },
        quick: { type: 'boolean', default: false },
        queues: { type: 'string', default: 'redis' },
        seed: { type: 'string', default: '1' },
        kills: { type: 'string', default: '100' },
        consumers: { type: 'string', default: '20' },
        minutes: { type: 'string' },
      },
    })
    const { kills, consumers: ofEachKind, minutes, queues, ...rest } = values
    if (queues !== 'redis' && queues !== 'postgres') wrongUsage('--queues: redis or postgres')
    const queuesOn: QueuesOn = queues
    const consumers = { kills: Number(kills), consumers: Number(ofEachKind) }
    return {
      ...rest,
      queuesOn,
      seed: Number(rest.seed),
      consumers,
      ...(minutes && { minutes: Number(minutes) }),
    }
  } catch (error) {
    return wrongUsage(error instanceof Error ? error.message : String(error))
  }
}

const { only, ...options } = readOptions()
const { seed, minutes } = options
if (!Number.isInteger(seed)) wrongUsage('--seed: a whole number')
for (const [option, number] of Object.entries(options.consumers))
  if (!Number.isInteger(number) || number < 1) wrongUsage(`--${option}: a whole number above zero`)
if (minutes !== undefined && !(minutes > 0)) wrongUsage('--minutes: a number above zero')
const names = only.split(',')
const unknown = names.filter((name) => [...faults, ...trials].every((row) => row.name !== name))
if (unknown.length > 0) wrongUsage(`--only: nothing is called ${unknown.join(', ')}`)

const onVerdict = (verdict: Verdict) => {
  for (const line of linesOf(verdict)) process.stdout.write(`${line}\n`)
}

process.stdout.write(`${heading}\n`)
const chosen = <Row extends { name: string }>(rows: Row[]) => rows.filter(({ name }) => names.includes(name))
const verdicts = [
  ...(chosen(faults).length > 0 ? await runChaos(chosen(faults), { ...options, onVerdict }) : []),
  ...(await standTrials(chosen(trials), { ...options, onVerdict })),
]
process.stdout.write(
  `${sumOf(verdicts)}, queues on ${options.queuesOn === 'redis' ? 'Redis' : 'PostgreSQL'}, seed ${seed}\n`,
)
process.exitCode = verdicts.some(({ broken }) => broken.length > 0) ? 1 : 0
