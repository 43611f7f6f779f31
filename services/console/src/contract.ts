import { type Operation, operations } from '@copydesk/api'
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { ZodError, type ZodObject, type ZodType } from 'zod'
import { operationAt } from './operation-at.ts'
import { problem } from './problem.ts'

/** What is no part of the API: the desk's page with its files and what it asks for, bull-board, and where hubs push. */
const APART = /^\/(?:$|desk(?:\/|$)|assets\/|[\w-]+\.(?:svg|js)$|views\/|queues(?:\/|$)|websub\/)/

/**
 * Binds every route to its row in the table of operations: what it takes is checked before it is asked. Before any route is there. One that
 * the table does not have cannot be served: nobody would be told of it.
 */
export function bindContract(server: FastifyInstance): void {
  server.removeContentTypeParser('text/plain')
  server.setValidatorCompiler<ZodType>(({ schema }) => (given) => {
    const read = schema.safeParse(given)
    return read.success ? { value: read.data } : { error: read.error }
  })
  server.addHook('onRoute', (route) => {
    const id = operationAt(String(route.method), route.url)
    if (!id && APART.test(route.url)) return
    if (!id) throw new Error(`${String(route.method)} ${route.url} is not in the table of operations`)
    const { params, query, body }: Operation = operations[id]
    route.schema = { ...(params && { params }), ...(query && { querystring: query }), ...(body && { body }) }
  })
}

const PLACES = { params: 'path', querystring: 'query', body: 'body' } as const
type Part = keyof typeof PLACES

const isPart = (text: unknown): text is Part => typeof text === 'string' && text in PLACES

/** Says which parameters are wrong, what was wrong, and what is allowed; null where that is not what went wrong. */
export function tellWrongParameters(error: FastifyError, request: FastifyRequest, reply: FastifyReply) {
  const part = error.validationContext
  if (!(error instanceof ZodError) || !isPart(part)) return null
  const id = operationAt(request.method, request.routeOptions.url ?? '')
  const shape = id ? schemaOf(operations[id], part)?.shape : undefined
  const errors = error.issues.flatMap((issue) => {
    const names =
      issue.code === 'unrecognized_keys' ? issue.keys : [issue.path.slice(0, part === 'body' ? undefined : 1).join('.')]
    return names.map((name) => ({
      in: PLACES[part],
      name: shown(name),
      detail: tell(
        name,
        issue.message,
        request[part === 'params' ? 'params' : part === 'body' ? 'body' : 'query'],
        shape,
      ),
    }))
  })
  return problem(reply, 400, errors.map(({ detail }) => detail).join('; '), errors)
}

const schemaOf = ({ params, query, body }: Operation, part: Part): ZodObject | undefined =>
  ({ params, querystring: query, body })[part]

function tell(name: string, message: string, given: unknown, shape: ZodObject['shape'] | undefined): string {
  const [first = ''] = name.split('.')
  const own = shape?.[first]
  if (own) {
    const allowed = (own as ZodType).description ?? message
    const value = (given as Record<string, unknown> | null)?.[first]
    const said = typeof value === 'string' ? value : JSON.stringify(value)
    return value === undefined ? `${name} is missing: ${allowed}` : `${name}=${shown(said)} is not ${allowed}`
  }
  if (name === '') return `the body is not a JSON object: ${message}`
  return `there is no ${shown(name)}; there are ${Object.keys(shape ?? {}).join(', ') || 'no parameters'}`
}

const MOST_SHOWN = 60
const shown = (text: string) => (text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN)}…` : text)
