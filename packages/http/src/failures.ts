import { BodyTooLarge, UnknownEncoding } from './body.ts'
import { RefusedAddress } from './guard.ts'
import type { FetchOutcome } from './outcome.ts'

/** Plain words for what undici, TLS and the system say in code. */
const WORDS: Record<string, string> = {
  UND_ERR_CONNECT_TIMEOUT: 'no connection in time',
  UND_ERR_HEADERS_TIMEOUT: 'no answer in time',
  UND_ERR_BODY_TIMEOUT: 'the body stopped coming',
  UND_ERR_HEADERS_OVERFLOW: 'headers too large',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'the body is not as long as announced',
  UND_ERR_SOCKET: 'the connection closed early',
  UND_ERR_DESTROYED: 'closed',
  UND_ERR_CLOSED: 'closed',
  ECONNREFUSED: 'connection refused',
  ECONNRESET: 'connection reset',
  EHOSTUNREACH: 'host unreachable',
  ENETUNREACH: 'network unreachable',
  ETIMEDOUT: 'no connection in time',
  ENOTFOUND: 'no such host',
  EAI_AGAIN: 'name lookup failed',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'certificate is self-signed',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'certificate cannot be verified',
  CERT_HAS_EXPIRED: 'certificate expired',
  ERR_TLS_CERT_ALTNAME_INVALID: 'certificate is for another host',
  Z_BUF_ERROR: 'compressed body cut short',
  Z_DATA_ERROR: 'compressed body damaged',
}

const MAX_REASON = 200

/** The outcome of a fetch that threw. Whatever is not known to be final is worth another try. */
export function outcomeOfError(error: unknown): FetchOutcome {
  if (error instanceof RefusedAddress) return { type: 'refused', reason: error.message }
  if (error instanceof BodyTooLarge) return { type: 'too large', reason: error.message }
  const reason = reasonOf(error)
  const final = error instanceof UnknownEncoding || codeOf(error) === 'UND_ERR_HEADERS_OVERFLOW'
  return { type: final ? 'rejected' : 'failed', reason }
}

function reasonOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return reasonOf(error.errors[0])
  const code = codeOf(error)
  const words = WORDS[code]
  if (words) return words
  const message = error instanceof Error ? error.message : String(error)
  return (message || code || 'unknown failure').slice(0, MAX_REASON)
}

function codeOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : null
  return typeof code === 'string' ? code : ''
}
