/**
 * Measures what Copydesk gets right on development data, in one table, and holds it to the floors of floors.json:
 *   npm run eval -- [--corpora DIR] [--only feed,clean,…] [--json FILE] [--update]
 * Exit 0: all at or above their floors; 1: something is under, or failed; 2: wrong usage, or no data.
 * Without --corpora, what needs no data of others is measured.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { capabilities, type Measure } from './capabilities.ts'
import { floorName, type Floors, raised, underFloor } from './floors.ts'

const FLOORS = new URL('floors.json', import.meta.url)
const USAGE = `usage: npm run eval -- [--corpora DIR] [--only ${capabilities.map(({ name }) => name).join(',')}] [--json FILE] [--update]`

type Row = Measure & { capability: string; data: string }

function wrongUsage(why: string): never {
  process.stderr.write(`${why}\n${USAGE}\n`)
  process.exit(2)
}

function readOptions() {
  try {
    return parseArgs({
      options: {
        corpora: { type: 'string' },
        only: { type: 'string' },
        json: { type: 'string' },
        update: { type: 'boolean' },
      },
    }).values
  } catch (error) {
    return wrongUsage(error instanceof Error ? error.message : String(error))
  }
}

function chosenCapabilities(only: string | undefined) {
  const names = only?.split(',') ?? capabilities.map(({ name }) => name)
  const unknown = names.filter((name) => !capabilities.some((capability) => capability.name === name))
  if (unknown.length > 0) wrongUsage(`--only: nothing is called ${unknown.join(', ')}`)
  return capabilities.filter(({ name }) => names.includes(name))
}

function whatIsMissing(corpora: string | undefined, data: string): string | null {
  if (!corpora) return `it needs --corpora, the folder of development data, which is not part of the project`
  return existsSync(join(corpora, data)) ? null : `${join(corpora, data)} is not there`
}

/** Measures one after the other; what fails is told and counted, the rest is still measured. */
async function measure(
  corpora: string | undefined,
  only: string | undefined,
): Promise<{ rows: Row[]; told: string[]; failures: number }> {
  const rows: Row[] = []
  const told: string[] = []
  let failures = 0
  for (const { name, data, evaluate } of chosenCapabilities(only)) {
    const missing = data === null ? null : whatIsMissing(corpora, data)
    if (missing) {
      process.stderr.write(`${name}: not measured, ${missing}\n`)
      continue
    }
    const started = performance.now()
    try {
      const evaluation = await evaluate(corpora ?? '')
      const measures = Array.isArray(evaluation) ? evaluation : evaluation.measures
      rows.push(...measures.map((row) => ({ capability: name, data: data ?? 'our own', ...row })))
      if (!Array.isArray(evaluation)) told.push(...evaluation.told)
      process.stderr.write(`${name}: measured in ${((performance.now() - started) / 1000).toFixed(1)} s\n`)
    } catch (error) {
      failures++
      process.stderr.write(`${name}: failed: ${error instanceof Error ? error.stack : String(error)}\n`)
    }
  }
  return { rows, told, failures }
}

const shown = (value: number | null | undefined) => (value === null || value === undefined ? '-' : value.toFixed(3))

function table(rows: Row[], floors: Floors): string {
  const lines = [
    ['capability', 'data', 'measure', 'value', 'floor', 'reach', 'aim'],
    ...rows.map((row) => [
      row.capability,
      row.data,
      row.measure,
      shown(row.value),
      ...[floors[floorName(row)], row.reach, row.aim].map(shown),
    ]),
  ]
  const widths = lines[0]?.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0))) ?? []
  return lines
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

const options = readOptions()
if (options.corpora && !existsSync(options.corpora)) {
  process.stderr.write(`there is no folder ${options.corpora}: the development data are not part of the project\n`)
  process.exit(2)
}
const floors = JSON.parse(readFileSync(FLOORS, 'utf8')) as Floors
const { rows, told, failures } = await measure(options.corpora, options.only)
if (rows.length === 0 && failures === 0) {
  process.stderr.write(`nothing was measured: give --corpora\n`)
  process.exit(2)
}
process.stdout.write(`${[table(rows, floors), ...told].join('\n')}\n`)
if (options.json) writeFileSync(options.json, `${JSON.stringify(rows, null, 2)}\n`)

const under = underFloor(rows, floors)
for (const row of under)
  process.stderr.write(`${floorName(row)}: ${shown(row.value)} is under its floor ${shown(floors[floorName(row)])}\n`)
if (options.update && under.length > 0) process.stderr.write('floors.json left as it is: floors are only ever raised\n')
if (options.update && under.length === 0 && failures === 0)
  writeFileSync(FLOORS, `${JSON.stringify(raised(rows, floors), null, 2)}\n`)
if (under.length > 0 || failures > 0) process.exitCode = 1
