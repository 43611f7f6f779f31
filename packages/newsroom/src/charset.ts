/** The part of windows-1252 that is not Latin-1: bytes 0x80 to 0x9f (https://encoding.spec.whatwg.org/#windows-1252). */
const HIGH = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'
const BYTES = new Map(Array.from(HIGH, (letter, at) => [letter, 0x80 + at]))

/** Text as bytes; in windows-1252 what has no byte becomes a question mark. */
export function encode(text: string, charset: 'utf-8' | 'windows-1252'): Buffer {
  if (charset === 'utf-8') return Buffer.from(text, 'utf8')
  const bytes = Buffer.alloc(text.length)
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    bytes[at] = code < 0x80 || (code >= 0xa0 && code <= 0xff) ? code : (BYTES.get(text.charAt(at)) ?? 0x3f)
  }
  return bytes
}
