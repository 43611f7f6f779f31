import { createHash } from 'node:crypto'
import { STATUS_CODES } from 'node:http'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { ArchivedPage } from '@copydesk/store'

/** One record of WARC 1.1 (ISO 28500:2017) as it stands in a file: a gzip member of its own. */
export type WarcRecord = Promise<Uint8Array>

const CONFORMS_TO = 'http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/'
const SAME_PAYLOAD = 'http://netpreserve.org/warc/1.1/revisit/identical-payload-digest'
const HTTP_RESPONSE = 'application/http; msgtype=response'

/** What spoke of the body on its way, and is not true of the body that is kept: it stays under another name. */
const OF_THE_TRANSFER = /^(?:content-encoding|content-length|transfer-encoding)$/
const ORIGINAL = 'x-archive-orig-'

const LINE_END = Buffer.from('\r\n')

const pack = promisify(gzip)

/** The first record of a file: who wrote it, and how. */
export function infoRecord(info: { filename: string; userAgent: string; at: Date }): WarcRecord {
  const block = fields([
    ['software', info.userAgent.split(' ')[0] ?? info.userAgent],
    ['format', 'WARC File Format 1.1'],
    ['conformsTo', CONFORMS_TO],
    ['http-header-user-agent', info.userAgent],
    [
      'description',
      'Pages as Copydesk keeps them: bodies with their content-encoding undone, field names in lower case',
    ],
  ])
  return record(
    [
      ['WARC-Type', 'warcinfo'],
      ['WARC-Record-ID', idOf(`warcinfo ${info.filename} ${info.at.toISOString()}`)],
      ['WARC-Date', info.at.toISOString()],
      ['WARC-Filename', info.filename],
      ['Content-Type', 'application/warc-fields'],
    ],
    [block],
  )
}

/** A page with its body; or, where an earlier page had the same bytes, without it and with a word on where they are. */
export function pageRecord(page: ArchivedPage, bytes: Uint8Array): WarcRecord {
  const { seen, status } = page
  if (status === null) return pushedRecord(page, bytes)
  const head = httpHead({ ...page, status }, bytes.length)
  const about: Field[] = [
    ['WARC-Type', seen ? 'revisit' : 'response'],
    ['WARC-Record-ID', idOf(`page ${page.id}`)],
    ['WARC-Date', page.fetchedAt.toISOString()],
    ['WARC-Target-URI', page.url],
    ['WARC-Payload-Digest', digest(bytes)],
    ['Content-Type', HTTP_RESPONSE],
  ]
  if (!seen) return record(about, [head, bytes])
  const where: Field[] = [
    ['WARC-Profile', SAME_PAYLOAD],
    ['WARC-Refers-To', idOf(`page ${seen.id}`)],
    ['WARC-Refers-To-Target-URI', seen.url],
    ['WARC-Refers-To-Date', seen.fetchedAt.toISOString()],
  ]
  return record([...about, ...where], [head])
}

/** What nobody asked for, and so is no answer. */
const pushedRecord = (page: ArchivedPage, bytes: Uint8Array): WarcRecord =>
  record(
    [
      ['WARC-Type', 'resource'],
      ['WARC-Record-ID', idOf(`page ${page.id}`)],
      ['WARC-Date', page.fetchedAt.toISOString()],
      ['WARC-Target-URI', page.url],
      ['WARC-Payload-Digest', digest(bytes)],
      ['Content-Type', page.headers['content-type'] ?? 'application/octet-stream'],
    ],
    [bytes],
  )

type Field = [name: string, value: string]

async function record(about: Field[], block: Uint8Array[]): Promise<Uint8Array> {
  const length = block.reduce((sum, part) => sum + part.length, 0)
  const head = fields([...about, ['WARC-Block-Digest', digest(...block)], ['Content-Length', String(length)]])
  return pack(Buffer.concat([Buffer.from('WARC/1.1\r\n'), head, LINE_END, ...block, LINE_END, LINE_END]))
}

/** The status line and the fields of the answer; the version and the words of the status are not kept. */
function httpHead({ status, headers }: ArchivedPage & { status: number }, length: number): Buffer {
  const kept = Object.entries(headers).map(([name, value]): Field => {
    return [OF_THE_TRANSFER.test(name) ? ORIGINAL + name : name, value]
  })
  const line = `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\n`
  // Field values are the octets they came as (RFC 9110, section 5.5).
  const head = fields([...kept, ['content-length', String(length)]], 'latin1')
  return Buffer.concat([Buffer.from(line), head, LINE_END])
}

// A line that ends within a value would be another field.
const fields = (list: Field[], encoding: 'utf8' | 'latin1' = 'utf8') =>
  Buffer.from(list.map(([name, value]) => `${name}: ${value.replace(/[\r\n\0]+/g, ' ')}\r\n`).join(''), encoding)

const BASE_32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** "sha1:" and the hash in base 32 (RFC 4648), as the tools of web archives write it. */
function digest(...parts: Uint8Array[]): string {
  const hash = createHash('sha1')
  for (const part of parts) hash.update(part)
  const bits = Array.from(hash.digest(), (byte) => byte.toString(2).padStart(8, '0')).join('')
  // 160 bits are 32 letters without remainder.
  return `sha1:${bits.replace(/.{5}/g, (five) => BASE_32[Number.parseInt(five, 2)] ?? '')}`
}

/** The same thing has the same id in every export: a UUID of version 8, which is free in form (RFC 9562). */
function idOf(name: string): string {
  const hash = createHash('sha256').update(`copydesk warc ${name}`).digest().subarray(0, 16)
  hash[6] = ((hash[6] ?? 0) & 0x0f) | 0x80
  hash[8] = ((hash[8] ?? 0) & 0x3f) | 0x80
  const hex = hash.toString('hex')
  return `<urn:uuid:${hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')}>`
}
