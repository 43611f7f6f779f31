import { spawnSync } from 'node:child_process'
import { mkdirSync, realpathSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { CannotStart, writing } from './cannot-start.ts'
import type { Starting } from './keep-running.ts'
import { type ServerProcess, startServer } from './server-process.ts'
import { socketFolder } from './socket-folder.ts'

export interface RedisServer {
  /** Path of the socket. */
  readonly socket: string
  readonly pid: number
  /** Resolves when it has ended, whatever the reason. */
  readonly ended: Promise<void>
  /** Ends it in good order. */
  readonly close: () => Promise<void>
  /** Ends it as a power cut would (SIGKILL): for tests of what is then lost. */
  readonly kill: () => Promise<void>
}

const POLL_MS = 10
const PING_WITHIN_MS = 1_000
/** Replaying a large append-only file can take this long. */
const READY_WITHIN_MS = 120_000
const END_WITHIN_MS = 15_000
const FIND = 'command -v redis-server || command -v valkey-server'
// The append-only file is what survives; with noeviction a full memory refuses new jobs and never forgets old ones.
const SETTINGS =
  '--port 0 --unixsocketperm 700 --dir . --appendonly yes --appendfsync everysec --maxmemory-policy noeviction --daemonize no'

/** Path of the redis-server or valkey-server that this machine has; null when it has none. */
export function findRedis(): string | null {
  return spawnSync('sh', ['-c', FIND], { encoding: 'utf8' }).stdout?.trim() || null
}

/**
 * Starts a private Redis (or Valkey) whose files are in `folder`; the same folder gives the same socket again. It ends
 * with this process, however that ends. `libraryPath`: where its libraries are, if not where the system looks.
 * Throws CannotStart with one line when it does not come up.
 */
export async function startRedis(
  options: {
    readonly folder: string
    readonly binary: string
    readonly libraryPath?: string | undefined
  } & Pick<Starting, 'signal'>,
): Promise<RedisServer> {
  const folder = writing(options.folder, () => {
    mkdirSync(options.folder, { recursive: true, mode: 0o700 })
    return realpathSync(options.folder)
  })
  const sockets = socketFolder(folder, undefined)
  const socket = join(sockets, 'redis.sock')
  const libraries = options.libraryPath ? [`LD_LIBRARY_PATH=${options.libraryPath}`] : []
  const server = startServer({
    program: 'env',
    args: [...libraries, options.binary, '--unixsocket', socket, ...SETTINGS.split(' '), '--save', ''],
    cwd: folder,
    endSignal: 'SIGTERM',
    endWithinMs: END_WITHIN_MS,
    socketFolder: sockets,
  })
  const { pid, ended, close, kill } = server
  if (await isReady(server, socket, options.signal)) return { socket, pid, ended, close, kill }
  await server.close()
  throw new CannotStart(`${options.binary} does not start in ${folder}: ${explain(server.lastLines)}.`)
}

const explain = (lines: readonly string[]) =>
  lines.some((line) => line.includes('No space left'))
    ? 'the disk is full'
    : (lines.at(-1)?.trim() ?? 'it said nothing')

async function isReady(server: ServerProcess, socket: string, signal: AbortSignal | undefined): Promise<boolean> {
  const giveUpAt = performance.now() + READY_WITHIN_MS
  while (server.isRunning() && performance.now() < giveUpAt) {
    if (signal?.aborted) return false
    if (await answers(socket)) return server.isRunning()
    await wait(POLL_MS)
  }
  return false
}

/** A Redis that is still reading its files answers a PING with -LOADING. */
function answers(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const connection = connect({ path, timeout: PING_WITHIN_MS }, () => connection.write('PING\r\n'))
    connection.once('data', (reply) => end(reply.toString().startsWith('+PONG')))
    for (const event of ['error', 'timeout', 'close']) connection.once(event, () => end(false))
    const end = (answered: boolean) => {
      connection.destroy()
      resolve(answered)
    }
  })
}
