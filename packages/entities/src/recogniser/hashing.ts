/** FNV-1a over UTF-16 code units, 32 bits: the number a word is known by in tables and features. */
export function hashOf(text: string, from = 0, to = text.length): number {
  let hash = 0x811c9dc5
  for (let at = from; at < to; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return hash
}

/** One number of two, in order; the constants are those of MurmurHash3's 32 bit finaliser. */
export function mix(left: number, right: number): number {
  let hash = Math.imul(left, 0x85ebca6b) ^ right
  hash = Math.imul(hash ^ (hash >>> 15), 0xc2b2ae35)
  return hash ^ (hash >>> 13)
}

/** The hash of a word in lower case, with all digits alike. */
export const wordHash = (lower: string): number => hashOf(/\d/.test(lower) ? lower.replaceAll(/\d/g, '0') : lower)
