import { createHmac, timingSafeEqual } from 'node:crypto'

/** The methods of https://www.w3.org/TR/websub/#recognized-algorithms-for-signature */
const SIGNATURE = /^(sha1|sha256|sha384|sha512)=([0-9a-f]{40,128})$/i

/** Whether X-Hub-Signature is that of these bytes under the subscription's secret. Compared in constant time. */
export function isSigned(signature: string | undefined, secret: string, bytes: Uint8Array): boolean {
  const [, method = '', digest = ''] = SIGNATURE.exec(signature?.trim() ?? '') ?? []
  if (method === '') return false
  const expected = createHmac(method.toLowerCase(), secret).update(bytes).digest()
  const given = Buffer.from(digest, 'hex')
  return given.length === expected.length && timingSafeEqual(given, expected)
}
