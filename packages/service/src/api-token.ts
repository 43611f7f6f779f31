import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/** `text` is what its owner keeps; the store keeps the others. */
export type ApiToken = { id: string; hash: string; text: string }

const FORM = /^copydesk_([0-9a-f]{16})_([\w-]{43})$/

/** A new token: a secret of 256 random bits, which no slow hash has to protect from guessing. */
export function mintToken(): ApiToken {
  const id = randomBytes(8).toString('hex')
  const secret = randomBytes(32).toString('base64url')
  return { id, hash: hashOf(secret).toString('hex'), text: `copydesk_${id}_${secret}` }
}

/** The parts of a token as its owner gives it; null where it is none. */
export function readToken(text: string): { id: string; secret: string } | null {
  const [, id, secret] = FORM.exec(text) ?? []
  return id === undefined || secret === undefined ? null : { id, secret }
}

/** Whether a secret is the one of that hash. Compared in constant time. */
export function isSecretOf(secret: string, hash: string): boolean {
  const [given, kept] = [hashOf(secret), Buffer.from(hash, 'hex')]
  return given.length === kept.length && timingSafeEqual(given, kept)
}

const hashOf = (secret: string) => createHash('sha256').update(secret).digest()
