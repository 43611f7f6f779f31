import { createReadStream } from 'node:fs'
import type { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import type { z } from 'zod'
import { Complaint, complainAndGoOn } from '../complaint.ts'
import { whyNot } from './read-input.ts'

const LONGEST_LINE = 32 * 1024 * 1024

/** The values of an NDJSON file or of standard input (`-`), one at a time. A bad line is named and left out. */
export async function* readNdjson<T>(name: string, schema: z.ZodType<T>): AsyncGenerator<T> {
  let number = 0
  for await (const line of linesOf(name)) {
    number += 1
    if (line.trim() === '') continue
    const read = readLine(line, schema)
    if (read.type === 'value') yield read.value
    else complainAndGoOn(`${name} line ${number}: ${read.reason}; the line is left out`)
  }
}

type Line<T> = { type: 'value'; value: T } | { type: 'wrong'; reason: string }

function readLine<T>(line: string, schema: z.ZodType<T>): Line<T> {
  if (line.length >= LONGEST_LINE) return { type: 'wrong', reason: `longer than ${LONGEST_LINE} characters` }
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch (error) {
    return { type: 'wrong', reason: `not JSON (${error instanceof Error ? error.message : String(error)})` }
  }
  const parsed = schema.safeParse(value)
  if (parsed.success) return { type: 'value', value: parsed.data }
  const [issue] = parsed.error.issues
  return { type: 'wrong', reason: `${issue?.path.join('.') || 'the value'}: ${issue?.message ?? 'not as expected'}` }
}

/** Lines, however the stream is cut; one that is too long is cut off, so that memory stays bounded. */
async function* linesOf(name: string): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  let begun: string[] = []
  let length = 0
  const keep = (part: string) => {
    if (length < LONGEST_LINE) begun.push(part)
    length += part.length
  }
  const line = () => {
    const whole = begun.join('')
    begun = []
    length = 0
    return whole
  }
  try {
    for await (const chunk of openStream(name)) {
      const [first = '', ...others] = decoder.decode(chunk as Uint8Array, { stream: true }).split('\n')
      keep(first)
      for (const part of others) {
        yield line()
        keep(part)
      }
    }
  } catch (error) {
    throw new Complaint(`${name} cannot be read: ${whyNot(error)}`)
  }
  if (length > 0) yield line()
}

function openStream(name: string): Readable {
  if (name === '-') return process.stdin
  const file = createReadStream(name)
  if (!name.endsWith('.gz')) return file
  const unpacked = createGunzip()
  file.on('error', (error) => unpacked.destroy(error))
  return file.pipe(unpacked)
}
