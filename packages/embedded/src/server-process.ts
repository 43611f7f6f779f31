import { type ChildProcess, spawn } from 'node:child_process'
import { rmdirSync } from 'node:fs'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'

const REMEMBERED_LINES = 20

export interface Account {
  readonly uid: number
  readonly gid: number
}

export interface ServerCommand {
  readonly program: string
  readonly args: readonly string[]
  /** Folder it runs in. */
  readonly cwd: string
  /** Account it runs as, where that is not this process's own. */
  readonly account?: Account | undefined
  /** What ends it in good order. */
  readonly endSignal: 'SIGINT' | 'SIGTERM'
  /** Longest it may take to end in good order before it is killed. */
  readonly endWithinMs: number
  /** Folder of its socket, removed when it has ended and left it empty. */
  readonly socketFolder: string
  readonly onLine?: ((line: string) => void) | undefined
}

export interface ServerProcess {
  readonly pid: number
  /** Resolves when it has ended, whatever the reason. */
  readonly ended: Promise<void>
  readonly isRunning: () => boolean
  /** The last lines it wrote, oldest first. */
  readonly lastLines: readonly string[]
  /** Ends it in good order; resolves when it is gone. */
  readonly close: () => Promise<void>
  /** Ends it as a power cut would. */
  readonly kill: () => Promise<void>
}

/**
 * Starts a server that ends with this process, also when this process is killed outright. It does not keep this process
 * alive, and a Ctrl-C in the terminal does not reach it: it ends when `close` says so.
 */
export function startServer(command: ServerCommand): ServerProcess {
  const child = spawn(command.program, command.args, {
    cwd: command.cwd,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    ...command.account,
  })
  const lastLines: string[] = []
  const note = (line: string) => {
    lastLines.push(line)
    if (lastLines.length > REMEMBERED_LINES) lastLines.shift()
    command.onLine?.(line)
  }
  for (const stream of [child.stdout, child.stderr]) readLines(stream, note)
  const watcher = child.pid === undefined ? null : watch(child.pid, command)
  const ended = new Promise<void>((resolve) => {
    child.once('error', (error) => {
      note(error.message)
      resolve()
    })
    child.once('close', () => resolve())
  }).then(() => {
    watcher?.kill('SIGKILL')
    removeIfEmpty(command.socketFolder)
  })
  child.unref()
  return { pid: child.pid ?? 0, ended, lastLines, isRunning: () => isRunning(child), ...ends(child, ended, command) }
}

function removeIfEmpty(folder: string): void {
  try {
    rmdirSync(folder)
  } catch {
    // A server that was killed leaves its socket: the next one takes its place.
  }
}

const isRunning = (child: ChildProcess) =>
  child.pid !== undefined && child.exitCode === null && child.signalCode === null

function ends(child: ChildProcess, ended: Promise<void>, command: ServerCommand) {
  const end = async (signal: NodeJS.Signals) => {
    child.ref()
    if (isRunning(child)) child.kill(signal)
    const patience = setTimeout(() => child.kill('SIGKILL'), command.endWithinMs)
    await ended
    clearTimeout(patience)
  }
  return { close: () => end(command.endSignal), kill: () => end('SIGKILL') }
}

function readLines(stream: Readable, note: (line: string) => void): void {
  createInterface({ input: stream, crlfDelay: Infinity }).on('line', note)
  if ('unref' in stream && typeof stream.unref === 'function') stream.unref()
}

// Reads until the pipe from this process closes, which happens however this process ends; then ends the server, and
// removes the folder of its socket once the server has taken that away.
const WATCH = 'read -r _; kill -s "$1" "$2"; n=0; until rmdir "$3" || [ $n -ge 300 ]; do n=$((n + 1)); sleep 0.1; done'

function watch(pid: number, command: ServerCommand): ChildProcess {
  const watcher = spawn(
    '/bin/sh',
    ['-c', WATCH, 'sh', command.endSignal.slice('SIG'.length), String(pid), command.socketFolder],
    { cwd: '/', detached: true, stdio: ['pipe', 'ignore', 'ignore'] },
  )
  watcher.unref()
  if (watcher.stdin && 'unref' in watcher.stdin && typeof watcher.stdin.unref === 'function') watcher.stdin.unref()
  return watcher
}
