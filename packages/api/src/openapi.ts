import { z } from 'zod'
import { components } from './component.ts'
import { scopes, type Operation } from './operation.ts'
import { operations } from './operations.ts'
import { problemSchema } from './problem.ts'

type Json = Record<string, unknown>

const DIALECT = 'https://json-schema.org/draft/2020-12/schema'

/** The OpenAPI 3.1 document of the table of operations, https://spec.openapis.org/oas/v3.1.1. */
export const openApi = (version: string): Json => ({
  openapi: '3.1.1',
  info: {
    title: 'Copydesk',
    version,
    description: [
      'Deduplicated stories from news feeds, and the log of what changed.',
      'Within version 1 answers only gain fields: ignore what you do not know.',
      'Lists are read a page at a time: ask again with after=NEXT. What is found meanwhile moves nothing that you have not read.',
      'An id that was merged away leads to where it went (308).',
    ].join('\n'),
    license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
  },
  jsonSchemaDialect: DIALECT,
  servers: [{ url: '/' }],
  tags: ['articles', 'stories', 'events', 'webhooks', 'system'].map((name) => ({ name })),
  paths: paths(),
  components: {
    schemas: schemas(),
    securitySchemes: {
      token: {
        type: 'http',
        scheme: 'bearer',
        description: `Made by "copydesk tokens add NAME --scope SCOPE"; scopes are ${scopes.join(', ')}, each with those before it. Not needed on the machine itself.`,
      },
      password: { type: 'http', scheme: 'basic', description: 'The token as password, under any name.' },
    },
  },
})

function paths(): Json {
  const byPath = Map.groupBy(Object.entries(operations) as [string, Operation][], ([, { path }]) => path)
  return Object.fromEntries(
    [...byPath].map(([path, all]) => [
      path,
      Object.fromEntries(all.map(([id, operation]) => [operation.method.toLowerCase(), described(id, operation)])),
    ]),
  )
}

const described = (id: string, operation: Operation): Json => ({
  operationId: id,
  tags: [operation.tag],
  summary: operation.summary,
  ...(operation.scope === null ? { security: [] } : { security: [{ token: [] }, { password: [] }] }),
  parameters: [
    ...parameters('path', operation.params),
    ...parameters('query', operation.query),
    ...(operation.stream ? [LAST_EVENT_ID] : []),
  ],
  ...(operation.body && {
    requestBody: { required: true, content: { 'application/json': { schema: referred(operation.body) } } },
  }),
  responses: responses(operation),
})

function parameters(place: 'path' | 'query', schema: z.ZodObject | undefined): Json[] {
  return Object.entries(schema?.shape ?? {}).map(([name, own]) => {
    const { description, ...rest } = inline(own as z.ZodType)
    const required = place === 'path' || !(own as z.ZodType).safeParse(undefined).success
    return { name, in: place, required, description, schema: rest }
  })
}

/** WHATWG HTML, 9.2.4. */
const LAST_EVENT_ID: Json = {
  name: 'Last-Event-ID',
  in: 'header',
  required: false,
  description: 'the sequence of the last event you have, as browsers send it when they come again; counts before after',
  schema: { type: 'string' },
}

const STREAM: Json = {
  'text/event-stream': {
    schema: {
      type: 'string',
      description: 'an event a message: its sequence as id, its type as event, CloudEvents JSON as data',
    },
  },
}

const HEADERS = {
  etag: { description: 'for If-None-Match', schema: { type: 'string' } },
  ratelimit: { description: 'how many requests are left, and until when', schema: { type: 'string' } },
}

/** What else may be answered, and why. */
const OTHERWISE: Record<string, string> = {
  308: 'it was merged into another; Location leads there',
  400: 'a parameter is wrong',
  401: 'no token, or none that is known',
  403: 'the token does not allow it, or the page of another site asked',
  404: 'it is not there',
  409: 'it cannot be done as things are',
  410: 'the cursor is older than the log, or of another log; "cursor" is one to begin again with',
  413: 'the body is too large',
  415: 'the body is not JSON',
  429: 'too often; Retry-After says when to ask again',
  503: 'it takes too long, or the store does not answer',
}

function responses(operation: Operation): Json {
  const { answer, params, query, body, scope, also, stream, whenNot, status: done = 200, method } = operation
  const type = typeof answer === 'string' ? answer : 'application/json'
  const plain = { type: type.endsWith('json') ? 'object' : 'string' }
  const schema = typeof answer === 'string' ? plain : referred(answer)
  const statuses = new Set<number>(also)
  if (params || query || body) statuses.add(400)
  if (body) for (const status of [413, 415]) statuses.add(status)
  if (scope !== null) for (const status of [401, 403]) statuses.add(status)
  for (const status of [429, 503]) statuses.add(status)
  return {
    [done]: {
      description: 'what was asked for',
      headers: HEADERS,
      ...(done === 204 ? {} : { content: { [type]: { schema }, ...(stream ? STREAM : {}) } }),
    },
    ...(method !== 'GET' ? {} : { 304: { description: 'it is as If-None-Match says' } }),
    ...Object.fromEntries([...statuses].map((status) => [status, otherwise(status)])),
    ...(whenNot ? { [whenNot]: { description: 'no, and why', content: { [type]: { schema } } } } : {}),
  }
}

const otherwise = (status: number): Json => ({
  description: OTHERWISE[status] ?? 'a problem',
  ...(status < 400 ? {} : { content: { 'application/problem+json': { schema: referred(problemSchema) } } }),
})

const nameOf = (schema: z.ZodType) => components.get(schema)?.id

const referred = (schema: z.ZodType): Json => {
  const name = nameOf(schema)
  return name === undefined ? inline(schema) : { $ref: `#/components/schemas/${name}` }
}

const MAKING = {
  // What is read in may leave out what has a default, and what is answered may gain fields: both are the schema of the input.
  io: 'input',
  override: ({ jsonSchema }: { jsonSchema: Json }) => {
    // Their format says it, and a pattern of leap years nothing to a reader.
    if (String(jsonSchema['format']).startsWith('date')) delete jsonSchema['pattern']
    if (jsonSchema['maximum'] === Number.MAX_SAFE_INTEGER) delete jsonSchema['maximum']
    if (jsonSchema['minimum'] === Number.MIN_SAFE_INTEGER) delete jsonSchema['minimum']
  },
} as const

const inline = (schema: z.ZodType): Json => withoutDialect(z.toJSONSchema(schema, MAKING))

function schemas(): Json {
  const made = z.toJSONSchema(components, { ...MAKING, uri: (name) => `#/components/schemas/${name}` })
  return Object.fromEntries(Object.entries(made.schemas).map(([name, schema]) => [name, withoutDialect(schema)]))
}

/** The document says once which dialect its schemas are in, and has places of its own for them. */
function withoutDialect({ $schema: _schema, $id: _id, ...rest }: Json): Json {
  return rest
}
