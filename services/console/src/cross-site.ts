import type { IncomingHttpHeaders } from 'node:http'

/** Methods that change nothing. */
export const SAFE: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS'])
const WITH_BODY: ReadonlySet<string> = new Set(['POST', 'PUT', 'PATCH'])

export type CrossSite = { status: 403 | 415; detail: string }

/**
 * Why a request that may change something is not let in, since another site's page may have made it: its Origin is another, or its
 * body is of a type that forms can send without being asked (https://fetch.spec.whatwg.org/#cors-safelisted-request-header). Null
 * where it is. `own`: origins whose pages may ask.
 */
export function crossSite(method: string, headers: IncomingHttpHeaders, own: readonly string[]): CrossSite | null {
  if (SAFE.has(method)) return null
  const { origin, host = '' } = headers
  if (origin !== undefined && URL.parse(origin)?.host !== host && !own.includes(origin)) {
    return {
      status: 403,
      detail: `Pages of ${origin} may not ask for that; COPYDESK_ALLOW_ORIGINS names those that may`,
    }
  }
  if (origin === undefined && headers['sec-fetch-site'] === 'cross-site') {
    return { status: 403, detail: 'Pages of other sites may not ask for that' }
  }
  const type = headers['content-type']?.split(';')[0]?.trim().toLowerCase()
  if (WITH_BODY.has(method) && type !== 'application/json') {
    return { status: 415, detail: 'The body has to be JSON, with Content-Type: application/json' }
  }
  return null
}
