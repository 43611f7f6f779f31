import { createHash } from 'node:crypto'
import { crc32, inflateRawSync } from 'node:zlib'

/** A record as it was read: fields with their names as written, the block, and of a response its HTTP parts. */
export type ReadRecord = {
  fields: Map<string, string>
  block: Buffer
  http: { line: string; headers: Map<string, string>; payload: Buffer } | null
}

/**
 * Reads WARC 1.1 with one gzip member a record, and throws wherever a file is not exactly that: it shares nothing with
 * what wrote it.
 */
export function readWarc(file: Buffer): ReadRecord[] {
  const records: ReadRecord[] = []
  for (let at = 0; at < file.length;) {
    const { bytes, length } = gzipMember(file.subarray(at))
    records.push(readRecord(bytes))
    at += length
  }
  return records
}

/** RFC 1952: ten bytes of header, the deflated bytes, their CRC and length. */
function gzipMember(file: Buffer): { bytes: Buffer; length: number } {
  if (file.readUInt16BE(0) !== 0x1f8b || file[2] !== 8 || file[3] !== 0) throw new Error('not a plain gzip member')
  const { buffer, engine } = inflateRawSync(file.subarray(10), { info: true }) as unknown as {
    buffer: Buffer
    engine: { bytesWritten: number }
  }
  const end = 10 + engine.bytesWritten
  if (file.readUInt32LE(end) !== crc32(buffer)) throw new Error('wrong CRC')
  if (file.readUInt32LE(end + 4) !== buffer.length) throw new Error('wrong length')
  return { bytes: buffer, length: end + 8 }
}

function readRecord(bytes: Buffer): ReadRecord {
  const [head, rest] = split(bytes)
  const [version, ...lines] = head.split('\r\n')
  if (version !== 'WARC/1.1') throw new Error(`not WARC/1.1 but ${version}`)
  const fields = fieldsOf(lines)
  const length = Number(needed(fields, 'Content-Length'))
  const block = rest.subarray(0, length)
  if (block.length !== length || rest.subarray(length).toString() !== '\r\n\r\n') throw new Error('wrong block length')
  if (!/^<urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}>$/.test(needed(fields, 'WARC-Record-ID')))
    throw new Error('no UUID')
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$/.test(needed(fields, 'WARC-Date'))) throw new Error('no date')
  if (needed(fields, 'WARC-Block-Digest') !== sha1(block)) throw new Error('wrong block digest')
  const type = needed(fields, 'WARC-Type')
  const http = type === 'warcinfo' || type === 'resource' ? null : readHttp(block)
  if (type === 'response' && needed(fields, 'WARC-Payload-Digest') !== sha1(http?.payload ?? Buffer.alloc(0)))
    throw new Error('wrong payload digest')
  return { fields, block, http }
}

function readHttp(block: Buffer) {
  const [head, payload] = split(block)
  const [line = '', ...lines] = head.split('\r\n')
  if (!/^HTTP\/1\.1 \d{3} /.test(line)) throw new Error(`no status line: ${line}`)
  return { line, headers: fieldsOf(lines), payload }
}

function split(bytes: Buffer): [head: string, rest: Buffer] {
  const end = bytes.indexOf('\r\n\r\n')
  if (end < 0) throw new Error('a head without end')
  return [bytes.subarray(0, end).toString('latin1'), bytes.subarray(end + 4)]
}

function fieldsOf(lines: string[]): Map<string, string> {
  const fields = new Map<string, string>()
  for (const line of lines) {
    const [, name, value] = /^([!#$%&'*+.^_`|~0-9A-Za-z-]+): ?(.*)$/.exec(line) ?? []
    if (name === undefined || value === undefined) throw new Error(`not a field: ${line}`)
    if (fields.has(name)) throw new Error(`${name} twice`)
    fields.set(name, value)
  }
  return fields
}

function needed(fields: Map<string, string>, name: string): string {
  const value = fields.get(name)
  if (value === undefined) throw new Error(`no ${name}`)
  return value
}

/** RFC 4648, five bits a letter, by way of one large number. */
function sha1(bytes: Buffer): string {
  const letters = BigInt(`0x${createHash('sha1').update(bytes).digest('hex')}`)
    .toString(32)
    .padStart(32, '0')
  return `sha1:${letters.replace(/./g, (digit) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'[Number.parseInt(digit, 32)] ?? '')}`
}
