import { randomUUID } from 'node:crypto'
import { linkSync, mkdirSync, readFileSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { writing } from './cannot-start.ts'
import { processStart } from './process-start.ts'

interface Holder {
  readonly pid: number
  /** When that process began, so that another one that is given the same number later does not count. */
  readonly start: string
  /** ISO 8601. */
  readonly since: string
}

export type FolderLock =
  | { readonly type: 'locked'; readonly release: () => void }
  | { readonly type: 'taken'; readonly pid: number; readonly since: string }

const ATTEMPTS = 20

/**
 * Keeps a data folder to one process of this machine. A lock whose process is gone is taken over. `since` is ISO 8601.
 * Throws CannotStart when the folder cannot be made or written. Processes in different containers do not see each other.
 */
export function lockFolder(folder: string): FolderLock {
  const file = writing(folder, () => {
    mkdirSync(folder, { recursive: true })
    return join(realpathSync(folder), 'lock')
  })
  const own = `${file}.${randomUUID()}`
  const holder: Holder = { pid: process.pid, start: processStart(process.pid) ?? '', since: new Date().toISOString() }
  return writing(folder, () => {
    writeFileSync(own, JSON.stringify(holder), { flag: 'wx' })
    try {
      return take(file, own, holder)
    } finally {
      rmSync(own, { force: true })
    }
  })
}

function take(file: string, own: string, holder: Holder): FolderLock {
  for (let attempt = 0; ; attempt++) {
    // A link is made or refused in one step, and appears with its content.
    if (link(own, file)) return { type: 'locked', release: () => release(file, holder) }
    const other = read(file)
    if (other && (isAlive(other) || attempt >= ATTEMPTS)) return { type: 'taken', pid: other.pid, since: other.since }
    takeAway(file, `${own}.old`)
  }
}

function link(from: string, to: string): boolean {
  try {
    linkSync(from, to)
    return true
  } catch (error) {
    if (isCode(error, 'EEXIST')) return false
    throw error
  }
}

/** Moved before it is removed: a living process that took the lock over in between gets it back. */
function takeAway(file: string, aside: string): void {
  try {
    renameSync(file, aside)
  } catch (error) {
    if (isCode(error, 'ENOENT')) return
    throw error
  }
  const moved = read(aside)
  if (moved && isAlive(moved)) link(aside, file)
  rmSync(aside, { force: true })
}

function release(file: string, holder: Holder): void {
  const found = read(file)
  if (found?.pid === holder.pid && found.since === holder.since) rmSync(file, { force: true })
}

function read(file: string): Holder | null {
  try {
    const found: Partial<Holder> = JSON.parse(readFileSync(file, 'utf8'))
    const { pid, start, since } = found
    return typeof pid === 'number' && typeof start === 'string' && typeof since === 'string'
      ? { pid, start, since }
      : null
  } catch {
    return null
  }
}

const isAlive = (holder: Holder) => {
  const start = processStart(holder.pid)
  return start !== null && start === holder.start
}

const isCode = (error: unknown, code: string) => error instanceof Error && 'code' in error && error.code === code
