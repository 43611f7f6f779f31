import { type OperationId, operations } from '@copydesk/api'
import type { IncomingHttpHeaders } from 'node:http'
import type { FastifyInstance, FastifyReply } from 'fastify'
import type { ZodType, z } from 'zod'
import { routed } from './operation-at.ts'

type Operations = typeof operations
type Part<Id extends OperationId, Name extends string> =
  Operations[Id] extends Record<Name, infer S extends ZodType> ? z.output<S> : undefined

/** What an operation is asked, checked by its schemas. */
export type Asked<Id extends OperationId> = {
  params: Part<Id, 'params'>
  query: Part<Id, 'query'>
  body: Part<Id, 'body'>
  headers: IncomingHttpHeaders
  /** Where it was asked for, as the client wrote it. */
  origin: string
  path: string
}

/** An answer before it is JSON: its moments may still be dates. */
type Unwritten<T> = T extends string
  ? string extends T
    ? string | Date
    : T
  : T extends (infer E)[]
    ? Unwritten<E>[]
    : T extends object
      ? { [K in keyof T]: Unwritten<T[K]> }
      : T

type Answer<Id extends OperationId> = Unwritten<Part<Id, 'answer'>>

/** Serves an operation of the table; its address, checks and scope are there. */
export function serve<Id extends OperationId>(
  server: FastifyInstance,
  id: Id,
  answer: (asked: Asked<Id>, reply: FastifyReply) => Promise<Answer<Id> | FastifyReply>,
): void {
  const { method, path } = operations[id]
  server.route({
    method,
    url: routed(path),
    handler: ({ params, query, body, headers, protocol, host, url }, reply) =>
      answer({ params, query, body, headers, origin: `${protocol}://${host}`, path: url } as Asked<Id>, reply),
  })
}
