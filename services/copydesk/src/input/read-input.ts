import { createReadStream } from 'node:fs'
import type { Readable } from 'node:stream'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import type { Fetched } from '@copydesk/http'
import { openHttp, readConfig } from '@copydesk/service'
import { Complaint } from '../complaint.ts'

export type Input = {
  bytes: Uint8Array
  contentType: string | null
  url: string | null
  /** How the host of an address answered. */
  answer: Pick<Fetched, 'url' | 'headers' | 'redirects'> | null
}

/** More than any page or feed that is one. */
const LIMIT_BYTES = 64 * 1024 * 1024

export const isUrl = (name: string) => /^https?:\/\//i.test(name)

/** Reads a file, standard input (`-`), or a URL; `.gz` is unpacked. A complaint says what cannot be read and why. */
export async function readInput(name: string, allowHosts: string[] = []): Promise<Input> {
  if (isUrl(name)) return readUrl(name, allowHosts)
  const bytes = name === '-' ? await readBounded(name, process.stdin) : await readFile(name)
  return { bytes: isGzip(bytes) ? await unpack(name, bytes) : bytes, contentType: null, url: null, answer: null }
}

async function readFile(path: string): Promise<Uint8Array> {
  try {
    return await readBounded(path, createReadStream(path))
  } catch (error) {
    throw error instanceof Complaint ? error : new Complaint(`${path} cannot be read: ${whyNot(error)}`)
  }
}

/** By what comes, not by what a size says: a pipe has none. */
async function readBounded(name: string, stream: Readable): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of stream as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength
    if (size > LIMIT_BYTES) throw new Complaint(`${name} is too large: at most ${LIMIT_BYTES} bytes are read`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

const REASONS: Record<string, string> = {
  ENOENT: 'there is no such file',
  EACCES: 'you may not read it',
  EISDIR: 'it is a folder',
}

export const whyNot = (error: unknown): string => {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return REASONS[code] ?? (error instanceof Error ? error.message : String(error))
}

async function readUrl(url: string, allowHosts: string[]): Promise<Input> {
  const outcome = readConfig()
  if (outcome.type === 'wrong') throw new Complaint(outcome.reason, 2)
  const { config } = outcome
  const http = openHttp({ ...config, allowHosts: [...config.allowHosts, ...allowHosts] })
  try {
    const fetched = await http.fetch(url, { maxBytes: LIMIT_BYTES, unzip: true })
    if (fetched.type === 'fetched') {
      return { bytes: fetched.bytes, contentType: fetched.contentType, url: fetched.url, answer: fetched }
    }
    throw new Complaint(`${url} cannot be fetched: ${'reason' in fetched ? fetched.reason : fetched.type}`)
  } finally {
    await http.close()
  }
}

const isGzip = (bytes: Uint8Array) => bytes[0] === 0x1f && bytes[1] === 0x8b

async function unpack(name: string, bytes: Uint8Array): Promise<Uint8Array> {
  try {
    return await promisify(gunzip)(bytes, { maxOutputLength: LIMIT_BYTES })
  } catch (error) {
    throw new Complaint(`${name} cannot be unpacked: ${whyNot(error)}`)
  }
}
