import { spawn } from 'node:child_process'
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { CannotStart, writing } from './cannot-start.ts'
import type { PostgresHome } from './postgres-account.ts'
import { runsProgram } from './process-start.ts'

export const DATABASE = 'copydesk'
export const SUPERUSER = 'postgres'
export const PORT = 5432

const INITDB = ['-U', SUPERUSER, '--auth=trust', '--no-sync', '-E', 'UTF8', '--locale=C.UTF-8', '--no-instructions']
const OUTPUT_LIMIT = 20_000

export const dataFolder = (home: PostgresHome) => join(home.folder, 'data')

/** Makes the cluster and its database where there is none. Made aside and moved: one cut short is made anew. */
export async function initialise(home: PostgresHome): Promise<void> {
  const data = dataFolder(home)
  if (existsSync(data)) return
  const half = `${data}.new`
  writing(home.folder, () => rmSync(half, { recursive: true, force: true }))
  try {
    await run(home, 'initdb', [...INITDB, '-D', half], '')
    await run(home, 'postgres', ['--single', '-D', half, 'postgres'], `CREATE DATABASE ${DATABASE};\n`)
    writing(home.folder, () => renameSync(half, data))
  } finally {
    rmSync(half, { recursive: true, force: true })
  }
}

function run(home: PostgresHome, name: string, args: readonly string[], input: string): Promise<void> {
  const [program = name, ...rest] = [...home.through, join(home.bin, name), ...args]
  return new Promise((resolve, reject) => {
    const child = spawn(program, rest, { cwd: '/', detached: true, stdio: ['pipe', 'pipe', 'pipe'], ...home.account })
    let output = ''
    const note = (text: Buffer) => {
      output = (output + text.toString()).slice(-OUTPUT_LIMIT)
    }
    child.stdout.on('data', note)
    child.stderr.on('data', note)
    child.stdin.on('error', () => {})
    child.stdin.end(input)
    child.once('error', (error) => reject(new CannotStart(`Cannot run ${join(home.bin, name)}: ${error.message}.`)))
    child.once('close', (code) => {
      if (code === 0 && !/\b(?:ERROR|FATAL|PANIC):/.test(output)) resolve()
      else reject(new CannotStart(explain(home.folder, output.split('\n'))))
    })
  })
}

const CAUSES: readonly (readonly [RegExp, string])[] = [
  [/No space left on device|Disk quota exceeded/i, 'the disk is full'],
  [/Permission denied|Read-only file system|wrong ownership/i, 'it may not be written by this user'],
  [/another server might be running|Is another postmaster/i, 'another PostgreSQL is running there'],
  [/database files are incompatible/i, 'it was made by another version of PostgreSQL'],
  [/could not create shared memory|could not resize shared memory/i, 'the system gives no shared memory'],
]

/** One line out of a server's last lines. */
export function explain(folder: string, lines: readonly string[]): string {
  for (const [pattern, cause] of CAUSES) {
    const line = lines.find((each) => pattern.test(each))
    if (line !== undefined) return `PostgreSQL cannot use ${folder}: ${cause} (${line.trim()}).`
  }
  const said = lines.findLast((line) => /\b(?:FATAL|PANIC|ERROR|error):/.test(line)) ?? lines.findLast(Boolean)
  return `PostgreSQL cannot use ${folder}: ${said?.trim() ?? 'it said nothing'}.`
}

export interface Postmaster {
  readonly pid: number
  readonly ready: boolean
}

const READY_LINE = 7

/** What postmaster.pid says (its eighth line is the state, as pg_ctl reads it); null when there is none. */
export function readPostmaster(data: string): Postmaster | null {
  try {
    const lines = readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')
    return { pid: Number(lines[0]), ready: lines[READY_LINE]?.trim() === 'ready' }
  } catch {
    return null
  }
}

/**
 * After a power cut another program may have the number that postmaster.pid names, and PostgreSQL would refuse to start
 * for ever. It takes its own parent's number for stale, and still checks the shared memory named in the same file.
 */
export function disownPostmaster(data: string, sockets: string): void {
  const postmaster = readPostmaster(data)
  if (postmaster && runsProgram(Math.abs(postmaster.pid), 'postgres')) return
  const file = join(data, 'postmaster.pid')
  if (postmaster) writeFileSync(file, readFileSync(file, 'utf8').replace(/^-?\d+/, String(process.pid)))
  rmSync(join(sockets, `.s.PGSQL.${PORT}.lock`), { force: true })
}
