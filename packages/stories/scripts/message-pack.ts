/** Reads what wordfreq's lists are made of: maps, arrays, strings and unsigned integers in MessagePack (msgpack.org, specification of 2013). */
export function readMessagePack(bytes: Uint8Array): unknown {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const decoder = new TextDecoder()
  let at = 0
  const number = (size: 1 | 2 | 4): number => {
    const value = size === 1 ? view.getUint8(at) : size === 2 ? view.getUint16(at) : view.getUint32(at)
    at += size
    return value
  }
  const text = (length: number) => {
    at += length
    return decoder.decode(bytes.subarray(at - length, at))
  }
  const list = (length: number): unknown[] => Array.from({ length }, () => read())
  const map = (length: number) => new Map(Array.from({ length }, () => [read(), read()] as const))
  const sized: Record<number, () => unknown> = {
    0xcc: () => number(1),
    0xcd: () => number(2),
    0xce: () => number(4),
    0xd9: () => text(number(1)),
    0xda: () => text(number(2)),
    0xdb: () => text(number(4)),
    0xdc: () => list(number(2)),
    0xdd: () => list(number(4)),
    0xde: () => map(number(2)),
    0xdf: () => map(number(4)),
  }
  const read = (): unknown => {
    const kind = number(1)
    if (kind < 0x80) return kind
    if (kind < 0x90) return map(kind & 0x0f)
    if (kind < 0xa0) return list(kind & 0x0f)
    if (kind < 0xc0) return text(kind & 0x1f)
    const one = sized[kind]
    if (!one) throw new Error(`MessagePack of kind 0x${kind.toString(16)} at byte ${at - 1} is not read`)
    return one()
  }
  return read()
}
