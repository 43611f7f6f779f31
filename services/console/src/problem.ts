import type { FastifyReply } from 'fastify'

/** Problem Details, RFC 9457. */
export const problem = (reply: FastifyReply, status: number, detail: string) =>
  reply.status(status).type('application/problem+json').send({ type: 'about:blank', status, detail })

export const missing = (reply: FastifyReply, kind: string, id: string) => problem(reply, 404, `No ${kind} ${id}`)
