/**
 * Measures how fast Copydesk is, always against something else in the same run:
 *   npm run bench [-- --only clean,line] [--quick] [--corpora DIR] [--json FILE]
 * Tables on stdout; each row as JSON in test/bench/results, and all of them in FILE.
 * Exit 0: measured; 1: something failed; 2: wrong usage.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { table, type Report } from './report.ts'
import { rows } from './rows.ts'

const RESULTS = new URL('results/', import.meta.url)
const NAMES = rows.map(({ name }) => name).join(',')
const USAGE = `usage: npm run bench [-- --only ${NAMES}] [--quick] [--corpora DIR] [--json FILE]`

function wrongUsage(why: string): never {
  process.stderr.write(`${why}\n${USAGE}\n`)
  process.exit(2)
}

function readOptions() {
  try {
    return parseArgs({
      options: {
        only: { type: 'string' },
        quick: { type: 'boolean', default: false },
        corpora: { type: 'string' },
        json: { type: 'string' },
      },
    }).values
  } catch (error) {
    return wrongUsage(error instanceof Error ? error.message : String(error))
  }
}

function chosenRows(only: string | undefined) {
  const names = only?.split(',') ?? rows.map(({ name }) => name)
  const unknown = names.filter((name) => rows.every((row) => row.name !== name))
  if (unknown.length > 0) wrongUsage(`--only: nothing is called ${unknown.join(', ')}`)
  return rows.filter(({ name }) => names.includes(name))
}

const options = readOptions()
const machine = { cores: cpus().length, cpu: cpus()[0]?.model ?? null, node: process.version }
const measured: (Report & { seconds: number })[] = []
for (const { name, measure } of chosenRows(options.only)) {
  const began = performance.now()
  try {
    const report = await measure({ corpora: options.corpora ?? null, quick: options.quick })
    const seconds = Math.round((performance.now() - began) / 1000)
    measured.push({ ...report, seconds })
    process.stdout.write(`${table(report)}\n(${seconds} s)\n\n`)
    mkdirSync(RESULTS, { recursive: true })
    writeFileSync(
      fileURLToPath(new URL(`${name}.json`, RESULTS)),
      `${JSON.stringify({ machine, ...report }, null, 2)}\n`,
    )
  } catch (error) {
    process.stderr.write(`${name}: failed: ${error instanceof Error ? error.stack : String(error)}\n`)
    process.exitCode = 1
  }
}
if (options.json) writeFileSync(options.json, `${JSON.stringify({ machine, rows: measured }, null, 2)}\n`)
