import { closeSync, fstatSync, mkdirSync, openSync, renameSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'

/** Enough to look back in, and nothing to a disk. */
const MOST_BYTES = 50_000_000

/**
 * A file of lines that is appended to. One that would get longer than so many bytes is renamed to FILE.1, in the place of the one before,
 * and another is begun. A line that a full disk has no room for is lost: the news goes on.
 */
export function openLogFile(name: string, mostBytes = MOST_BYTES): { write(line: string): void } {
  mkdirSync(dirname(name), { recursive: true })
  let file = openSync(name, 'a')
  let size = fstatSync(file).size
  const beginAnew = () => {
    renameSync(name, `${name}.1`)
    closeSync(file)
    file = openSync(name, 'a')
    size = 0
  }
  return {
    write: (line) => {
      try {
        if (size > 0 && size + Buffer.byteLength(line) > mostBytes) beginAnew()
        size += writeSync(file, line)
      } catch (error) {
        if (!isFull(error)) throw error
      }
    },
  }
}

const isFull = (error: unknown) => error instanceof Error && 'code' in error && error.code === 'ENOSPC'
