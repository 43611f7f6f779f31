import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync } from 'node:fs'
import { chown, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { Client } from 'pg'
import { fetchFromDebian, isDebian } from './debian-packages.ts'
import { PATIENCE } from './patience.ts'

const run = promisify(execFile)
const cache = fileURLToPath(new URL('../.cache/postgres', import.meta.url))

const TOOLS = ['initdb', 'postgres', 'pg_dump', 'pg_restore', 'createdb', 'pg_basebackup']
/** Of the version that we bring, or near it; else whichever this system has. */
const PACKAGES = ['postgresql-18', 'postgresql-17', 'postgresql-16', 'postgresql-15', 'postgresql']
const NOBODY = 65_534

export const NO_TOOLS =
  'backups were not tried: no PostgreSQL with its tools here, and none could be fetched (Debian: apt-get install postgresql)'

/** The folder of a PostgreSQL with its tools, which npm's has not: the machine's own, else Debian's, unpacked as Redis is. */
export async function obtainPostgresTools(): Promise<string | null> {
  const own =
    toolsUnder('/usr/lib/postgresql') ?? toolsUnder('/usr/local/lib/postgresql') ?? toolsIn(join(cache, 'usr'))
  if (own || !(await isDebian())) return own
  process.stderr.write('Fetching a PostgreSQL with its tools for the tests (once) …\n')
  return fetchFromDebian(PACKAGES, cache, async (folder) => toolsIn(join(folder, 'usr'))).catch(() => null)
}

const toolsIn = (usr: string) => toolsUnder(join(usr, 'lib/postgresql'))

/** Of the newest version there. */
function toolsUnder(folder: string): string | null {
  if (!existsSync(folder)) return null
  const folders = readdirSync(folder).toSorted((a, b) => Number(b) - Number(a))
  const bins = folders.map((version) => join(folder, version, 'bin'))
  return bins.find((bin) => TOOLS.every((tool) => existsSync(join(bin, tool)))) ?? null
}

/** It refuses to run as root. */
const account = () => (process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {})

export type ToolServer = { url(database: string): string; data: string; close(): Promise<void> }

/** Starts a server on a folder of data, which is made where it is not there; it is reached by a socket in `sockets`. */
export async function startToolServer(bin: string, data: string, sockets: string): Promise<ToolServer> {
  await mkdir(sockets, { recursive: true })
  if (process.getuid?.() === 0) await chown(sockets, NOBODY, NOBODY)
  if (!existsSync(data)) await run(join(bin, 'initdb'), ['-D', data, '-U', 'copydesk', '-A', 'trust'], account())
  const settings = ['-k', sockets, '-c', 'listen_addresses=', '-c', 'fsync=off']
  const server = spawn(join(bin, 'postgres'), ['-D', data, ...settings], { stdio: 'ignore', ...account() })
  const ended = once(server, 'exit')
  const url = (database: string) => `postgresql://copydesk@localhost/${database}?host=${encodeURIComponent(sockets)}`
  const until = performance.now() + PATIENCE.timeout
  while (!(await answers(url('postgres')))) {
    if (performance.now() > until || server.exitCode !== null) throw new Error(`no PostgreSQL came up on ${data}`)
    await wait(100)
  }
  const close = async () => {
    server.kill('SIGINT')
    await ended
  }
  return { url, data, close }
}

async function answers(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url })
  client.on('error', () => {})
  try {
    await client.connect()
    await client.end()
    return true
  } catch {
    return false
  }
}
