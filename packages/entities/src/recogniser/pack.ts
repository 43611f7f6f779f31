/**
 * Whole numbers from 0 up as text: varints (seven bits a byte, the lowest first) in base64. Signed numbers go in as zigzag,
 * sorted ones as differences.
 */
export function packNumbers(numbers: Iterable<number>): string {
  const bytes: number[] = []
  for (const number of numbers) {
    let rest = number >>> 0
    for (; rest > 127; rest >>>= 7) bytes.push((rest & 127) | 128)
    bytes.push(rest)
  }
  return Buffer.from(bytes).toString('base64')
}

export function unpackNumbers(base64: string): Uint32Array {
  const bytes = Buffer.from(base64, 'base64')
  const numbers = new Uint32Array(bytes.length)
  let count = 0
  let value = 0
  let shift = 0
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at]!
    value |= (byte & 127) << shift
    if (byte > 127) shift += 7
    else {
      numbers[count++] = value
      value = 0
      shift = 0
    }
  }
  return numbers.subarray(0, count)
}

export const zigzag = (value: number): number => (value << 1) ^ (value >> 31)
export const unzigzag = (value: number): number => (value >>> 1) ^ -(value & 1)
