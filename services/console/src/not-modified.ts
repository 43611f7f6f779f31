import { createHash } from 'node:crypto'
import type { FastifyInstance } from 'fastify'

/** RFC 9110, 13.1.2: weakly compared, and any of a list. */
const names = (header: string, etag: string) =>
  header.trim() === '*' || header.split(',').some((part) => part.trim().replace(/^W\//, '') === etag)

const isNoOlder = (since: string | undefined, modified: unknown) =>
  since !== undefined && typeof modified === 'string' && Date.parse(modified) <= Date.parse(since)

/** Gives every whole answer to GET a tag of its bytes, and none again to who has it. */
export function answerOnce(server: FastifyInstance): void {
  server.addHook('onSend', async (request, reply, payload: unknown) => {
    if (reply.statusCode !== 200 || typeof payload !== 'string') return payload
    if (request.method !== 'GET' && request.method !== 'HEAD') return payload
    const etag = `"${createHash('sha256').update(payload).digest('base64url').slice(0, 22)}"`
    reply.header('etag', etag)
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'private, no-cache')
    const { 'if-none-match': asked, 'if-modified-since': since } = request.headers
    // RFC 9110, 13.2.2: the time is asked about only where no tag is.
    const isKnown = asked === undefined ? isNoOlder(since, reply.getHeader('last-modified')) : names(asked, etag)
    if (!isKnown) return payload
    reply.status(304).removeHeader('content-type').removeHeader('content-length')
    return null
  })
}
