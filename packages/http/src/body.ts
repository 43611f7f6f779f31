import { type Duplex, pipeline, type Readable } from 'node:stream'
import {
  constants,
  createBrotliDecompress,
  createGunzip,
  createInflate,
  createInflateRaw,
  createZstdDecompress,
} from 'node:zlib'

type Chunks = AsyncIterable<Buffer>

/** RFC 9659: 8 MB is all a zstd window may ask of an HTTP client. The library's own limit is 128 MB. */
const ZSTD_WINDOW_LOG = 23

type Decoder = Duplex | ((source: Chunks) => Chunks)

const DECODERS: Record<string, () => Decoder> = {
  gzip: () => createGunzip(),
  'x-gzip': () => createGunzip(),
  deflate: () => inflated,
  br: () => createBrotliDecompress(),
  zstd: () => createZstdDecompress({ params: { [constants.ZSTD_d_windowLogMax]: ZSTD_WINDOW_LOG } }),
}

/** https://www.iana.org/assignments/http-parameters/http-parameters.xhtml#content-coding: those that are not undone here. */
const REGISTERED = new Set(['aes128gcm', 'compress', 'dcb', 'dcz', 'exi', 'pack200-gzip', 'x-compress'])

/** What `readBody` can undo, for the request's accept-encoding. */
export const ACCEPT_ENCODING = 'gzip, deflate, br, zstd'

const MAX_ENCODINGS = 2

/** Compressed bytes can outnumber what they carry, by a frame's overhead at small sizes: beyond that is an attack. */
const WIRE_SLACK = 64 * 1024

const FIRST_BLOCK = 64 * 1024

export class UnknownEncoding extends Error {}
export class BodyTooLarge extends Error {}

/**
 * Reads a body, undoing its content-encoding piece by piece, so that no more than `maxBytes` and one piece are ever
 * held; with `unzip`, a gzip file as well. `cut` says that the body goes on after that; the stream is destroyed then. Throws what the stream throws,
 * `UnknownEncoding`, and `BodyTooLarge` where the compressed bytes alone pass the limit.
 */
export async function readBody(
  body: Readable,
  contentEncoding: string | null,
  maxBytes: number,
  unzip = false,
): Promise<{ bytes: Uint8Array; cut: boolean }> {
  const decoders = decodersOf(contentEncoding)
  if (!decoders) {
    body.on('error', () => {}).destroy()
    throw new UnknownEncoding(`content-encoding ${contentEncoding} is not understood`)
  }
  if (unzip) decoders.push(unzipped)
  if (decoders.length === 0) return collect(body, maxBytes)
  const wire = { bytes: 0 }
  const stages: (Readable | Decoder)[] = [body, (source) => counted(source, wire, maxBytes + WIRE_SLACK), ...decoders]
  // The types do not know it, but a pipeline gives back its last stage as a stream to read.
  const decoded = pipeline(stages as unknown as NodeJS.ReadWriteStream[], () => {}) as unknown as Chunks
  try {
    return await collect(decoded, maxBytes)
  } catch (error) {
    // Nothing is nothing in any encoding, though no decoder agrees.
    if (wire.bytes === 0 && isCutShort(error)) return { bytes: new Uint8Array(), cut: false }
    throw error
  }
}

const isCutShort = (error: unknown) => error instanceof Error && 'code' in error && error.code === 'Z_BUF_ERROR'

/**
 * In the order they have to be undone: the last named was applied last (RFC 9110, section 8.4). A name that is no encoding
 * ("UTF-8", "none", "aws-chunked") was set by somebody who meant something else: nothing is encoded by it.
 */
function decodersOf(contentEncoding: string | null): Decoder[] | null {
  const names = (contentEncoding ?? '')
    .toLowerCase()
    .split(',')
    .map((name) => name.trim())
    .filter((name) => REGISTERED.has(name) || Object.hasOwn(DECODERS, name))
  if (names.length > MAX_ENCODINGS) return null
  const makers = names.toReversed().map((name) => DECODERS[name])
  return makers.every((make) => make !== undefined) ? makers.map((make) => make()) : null
}

/** Copies into one block that grows: a server that sends single bytes must not cost a buffer for each. */
async function collect(chunks: Chunks, maxBytes: number): Promise<{ bytes: Uint8Array; cut: boolean }> {
  let held = new Uint8Array(Math.min(maxBytes, FIRST_BLOCK))
  let size = 0
  let cut = false
  for await (const chunk of chunks) {
    cut = chunk.length > maxBytes - size
    const taken = cut ? chunk.subarray(0, maxBytes - size) : chunk
    if (size + taken.length > held.length) held = grown(held, size + taken.length, maxBytes)
    held.set(taken, size)
    size += taken.length
    if (cut) break
  }
  return { bytes: held.slice(0, size), cut }
}

function grown(held: Uint8Array, needed: number, maxBytes: number): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(Math.min(maxBytes, Math.max(needed, held.length * 2)))
  larger.set(held)
  return larger
}

async function* counted(source: Chunks, wire: { bytes: number }, maxBytes: number): AsyncGenerator<Buffer> {
  for await (const chunk of source) {
    wire.bytes += chunk.length
    if (wire.bytes > maxBytes) throw new BodyTooLarge(`over ${maxBytes} bytes before decompression`)
    yield chunk
  }
}

/** "deflate" means the zlib format (RFC 9110, section 8.4.1.2), but some servers send it bare: the first byte tells. */
const inflated = decodedBy(1, ([first = 0]) => ((first & 0x0f) === 8 ? createInflate() : createInflateRaw()))

/** A file that is gzip itself, such as "sitemap.xml.gz", by its first bytes (RFC 1952, section 2.3.1); all else as it is. */
const unzipped = decodedBy(2, ([first, second]) => (first === 0x1f && second === 0x8b ? createGunzip() : null))

/** Decodes by what the first bytes ask for. */
function decodedBy(length: number, decoderOf: (start: Uint8Array) => Duplex | null) {
  return async function* (source: Chunks): AsyncGenerator<Buffer> {
    const chunks = source[Symbol.asyncIterator]()
    let start = Buffer.alloc(0)
    while (start.length < length) {
      const next = await chunks.next()
      if (next.done) break
      start = Buffer.concat([start, next.value])
    }
    if (start.length === 0) return
    async function* all() {
      yield start
      yield* { [Symbol.asyncIterator]: () => chunks }
    }
    const decoder = decoderOf(start)
    if (decoder) yield* pipeline(all, decoder, () => {})
    else yield* all()
  }
}
