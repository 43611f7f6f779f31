import { createHash } from 'node:crypto'

const ID_LENGTH = 20

/** Stable id: the same parts give the same id on any machine. 100 bits of SHA-256, Crockford base32, lower case. */
export function stableId(...parts: string[]): string {
  const digest = createHash('sha256').update(parts.join('\u001f')).digest()
  return crockford(digest).slice(0, ID_LENGTH)
}

/** SHA-256 of bytes, in hex: the key under which raw bytes are kept. */
export function contentHash(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex')
}

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'

function crockford(bytes: Uint8Array): string {
  let bits = 0
  let held = 0
  let text = ''
  for (const byte of bytes) {
    held = (held << 8) | byte
    bits += 8
    while (bits >= 5) {
      bits -= 5
      text += ALPHABET[(held >> bits) & 31]
    }
    held &= (1 << bits) - 1
  }
  return text
}
