/**
 * Gives everything that reads what strangers send what strangers may send, for as long as asked:
 *   npm run fuzz -- [--minutes N] [--seed N] [--only feed,clean,match,tag,api,webhooks]
 * The minutes are shared by all. Prints a table, and each seed that broke a promise. Exit 0: none did; 1: one did; 2: wrong usage.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { startPostgres } from '@copydesk/embedded'
import { createDatabase } from '@copydesk/store'
import { apiTarget } from './api-target.ts'
import { readerTarget } from './reader-targets.ts'
import { fuzz, type Row, type Target } from './target.ts'
import { webhookTarget } from './webhook-target.ts'

type Options = { minutes: number; seed: number; only: string[] | null }

function readOptions(): Options | string {
  try {
    const { values } = parseArgs({
      options: { minutes: { type: 'string' }, seed: { type: 'string' }, only: { type: 'string' } },
    })
    const [minutes, seed] = [Number(values.minutes ?? 6), Number(values.seed ?? 1)]
    if (!(minutes > 0)) return `--minutes ${values.minutes} is no number of minutes`
    if (!Number.isInteger(seed)) return `--seed ${values.seed} is no whole number`
    return { minutes, seed, only: values.only?.split(',') ?? null }
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

const line = ({ name, tried, kinds, slowest, characters, wrong }: Row) =>
  [
    name.padEnd(9),
    String(tried).padStart(8),
    (characters / 1e6).toFixed(0).padStart(7),
    `${slowest.ms.toFixed(0)} (${slowest.seed})`.padStart(16),
    String(wrong.length).padStart(6),
    ` ${[...kinds].toSorted(([, a], [, b]) => b - a).map(([kind, count]) => `${kind} ${count}`).join(', ')}`,
  ].join(' ') // prettier-ignore

async function run({ minutes, seed, only }: Options): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'copydesk-fuzz-'))
  const postgres = await startPostgres({ folder: join(folder, 'postgres') })
  const database = (name: string) => () => createDatabase(postgres.url, name)
  const all: Target[] = [
    ...(['feed', 'clean', 'match', 'tag'] as const).map(readerTarget),
    apiTarget(database('api')),
    webhookTarget(database('webhooks')),
  ]
  const targets = all.filter(({ name }) => only?.includes(name) ?? true)
  const rows: Row[] = []
  try {
    for (const target of targets) {
      const until = performance.now() + (minutes * 60_000) / targets.length
      process.stderr.write(`${target.name}: ${target.tries} …\n`)
      rows.push(await fuzz(target, seed, () => performance.now() < until))
    }
  } finally {
    await postgres.close()
    await rm(folder, { recursive: true, force: true })
  }
  const head = [
    '         ',
    'seeds'.padStart(8),
    'million'.padStart(7),
    'slowest ms (seed)'.padStart(16),
    ' wrong',
    ' ended',
  ].join(' ')
  process.stdout.write(`${[head, ...rows.map(line)].join('\n')}\n`)
  for (const row of rows)
    for (const { seed: at, what } of row.wrong) process.stdout.write(`${row.name}, seed ${at}: ${what}\n`)
  return rows.some(({ wrong }) => wrong.length > 0) || targets.length === 0 ? 1 : 0
}

const options = readOptions()
if (typeof options === 'string') {
  process.stderr.write(`${options}\nusage: npm run fuzz -- [--minutes N] [--seed N] [--only NAME,NAME]\n`)
  process.exit(2)
}
process.exit(await run(options))
