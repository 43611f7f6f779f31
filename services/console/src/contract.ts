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
  const schema = id ? schemaOf(operations[id], part) : undefined
  const given: unknown = part === 'querystring' ? request.query : request[part]
  const errors = error.issues.flatMap((issue) =>
    pathsOf(issue, part).map((path) => ({
      in: PLACES[part],
      name: shown(path.join('.')),
      detail: tell(path, issue.message, given, schema),
    })),
  )
  return problem(reply, 400, errors.map(({ detail }) => detail).join('; '), errors)
}

/** What is wrong. Parameters of an address are told of as a whole, whatever they are read as. */
function pathsOf(issue: ZodError['issues'][number], part: Part): PropertyKey[][] {
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => [...issue.path, key])
  return [part === 'body' ? issue.path : issue.path.slice(0, 1)]
}

const schemaOf = ({ params, query, body }: Operation, part: Part): ZodObject | undefined =>
  ({ params, querystring: query, body })[part]

function tell(path: PropertyKey[], message: string, given: unknown, schema: ZodObject | undefined): string {
  const name = path.join('.')
  if (name === '')
    return schema && isObject(given) ? `the body: ${message}` : `the body is not a JSON object: ${message}`
  const parent = path.slice(0, -1).reduce<unknown>(partOf, schema)
  const own = partOf(parent, path.at(-1) ?? '') as ZodType | undefined
  if (!own) {
    const known = Object.keys((unwrapped(parent) as ZodObject | undefined)?.shape ?? {}).join(', ')
    return `there is no ${shown(name)}; there are ${known || 'no parameters'}`
  }
  const value = path.reduce<unknown>((from, key) => (from as Record<PropertyKey, unknown> | undefined)?.[key], given)
  if (value === undefined) return `${name} is missing: ${own.description ?? message}`
  const said = shown(typeof value === 'string' ? value : JSON.stringify(value))
  return own.description ? `${name}=${said} is not ${own.description}` : `${name}=${said}: ${message}`
}

const isObject = (given: unknown) => typeof given === 'object' && given !== null && !Array.isArray(given)

/** A schema of many kinds in what it is made of: an optional one, one with a default. */
function unwrapped(schema: unknown): unknown {
  const inner = (schema as { def?: { innerType?: unknown } } | undefined)?.def?.innerType
  return inner === undefined ? schema : unwrapped(inner)
}

/** The schema of a field of an object, or of each of a list. */
function partOf(schema: unknown, key: PropertyKey): unknown {
  const { shape, element } = (unwrapped(schema) ?? {}) as { shape?: Record<PropertyKey, unknown>; element?: unknown }
  return element ?? shape?.[key]
}

const MOST_SHOWN = 60
const shown = (text: string) => (text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN)}…` : text)
