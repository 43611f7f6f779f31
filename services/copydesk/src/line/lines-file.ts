import { open, type FileHandle } from 'node:fs/promises'
import { Complaint } from '../complaint.ts'
import { whyNot } from '../input/read-input.ts'

export type LastEvent = { id: string; sequence: number }

export type Lines = {
  /** In bytes. */
  size(): number
  /** The event on the last line there was, if it is one. */
  last: LastEvent | null
  append(text: string): Promise<void>
  close(): Promise<void>
}

/** An event's line is shorter, whatever it carries. */
const TAIL_BYTES = 4 * 1024 * 1024
const EVENT_BEGINS = '{"specversion":'

/** A file of events, one a line, to append to. A line that a killed process left half is taken away. */
export async function openLines(name: string): Promise<Lines> {
  const file = await open(name, 'a+').catch((error: unknown) => {
    throw new Complaint(`--events ${name} cannot be written: ${whyNot(error)}`)
  })
  const { tail, size: found } = await readTail(file)
  const end = tail.lastIndexOf(10) + 1
  let size = found
  if (end < tail.length && tail.subarray(end).toString().startsWith(EVENT_BEGINS)) {
    size -= tail.length - end
    await file.truncate(size)
  }
  const append = async (text: string) => {
    // A disk that fills up in the middle leaves no half line: all of it is tried again when the log next grows.
    await file.appendFile(text).catch(async (error: unknown) => {
      await file.truncate(size)
      throw error
    })
    size += Buffer.byteLength(text)
  }
  return { size: () => size, last: lastEvent(tail.subarray(0, end)), append, close: () => file.close() }
}

async function readTail(file: FileHandle): Promise<{ tail: Buffer; size: number }> {
  const stat = await file.stat()
  // A pipe or a device has no end to look at.
  if (!stat.isFile()) return { tail: Buffer.alloc(0), size: 0 }
  const length = Math.min(stat.size, TAIL_BYTES)
  const { buffer } = await file.read(Buffer.alloc(length), 0, length, stat.size - length)
  return { tail: buffer, size: stat.size }
}

function lastEvent(lines: Buffer): LastEvent | null {
  const begins = lines.lastIndexOf(10, lines.length - 2) + 1
  try {
    const event: unknown = JSON.parse(lines.subarray(begins).toString())
    if (event === null || typeof event !== 'object' || !('id' in event) || !('sequence' in event)) return null
    return { id: String(event.id), sequence: Number(event.sequence) }
  } catch {
    return null
  }
}
