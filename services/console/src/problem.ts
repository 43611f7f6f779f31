import { STATUS_CODES } from 'node:http'
import type { Problem } from '@copydesk/api'
import type { FastifyReply } from 'fastify'

/** What was asked is told again, however long it was. */
const MOST_TOLD = 1000

/** Problem Details, RFC 9457. `errors`: each wrong parameter. */
export function problem(reply: FastifyReply, status: number, detail: string, errors?: Problem['errors']): FastifyReply {
  const title = STATUS_CODES[status] ?? 'Problem'
  const told: Problem = { type: 'about:blank', title, status, detail: clipped(detail), ...(errors ? { errors } : {}) }
  return reply.status(status).type('application/problem+json').send(told)
}

const clipped = (text: string) => (text.length > MOST_TOLD ? `${text.slice(0, MOST_TOLD)}…` : text)

/** `why`: a sentence without its end. */
export const gone = (reply: FastifyReply, why: string) =>
  problem(reply, 410, `${why.charAt(0).toUpperCase()}${why.slice(1)}.`)

export const missing = (reply: FastifyReply, kind: string, id: string) => problem(reply, 404, `No ${kind} ${id}`)
