import { z } from 'zod'
import { eventChoosing } from './choose-events.ts'
import { eventSchemas } from './event-schemas.ts'
import { eventTypes, schemaAddress, type EventType } from './events.ts'

export type JsonSchema = { [key: string]: unknown }

/** The JSON Schema (draft 7) of what events of a type carry, as it is served at their `dataschema`. */
export function dataSchema(type: EventType, consoleUrl: string): JsonSchema {
  const { $schema, ...schema } = z.toJSONSchema(eventSchemas[type], { target: 'draft-7' }) as JsonSchema
  return { $schema, $id: schemaAddress(type, consoleUrl), title: type, ...schema }
}

/** Without what differs between installations: what is released. */
export const releasedSchemas = (): Record<EventType, JsonSchema> =>
  Object.fromEntries(
    eventTypes.map((type) => {
      const { $schema: _version, $id: _address, title: _title, ...schema } = dataSchema(type, '')
      return [type, schema]
    }),
  ) as Record<EventType, JsonSchema>

const ATTRIBUTES = [
  'specversion',
  'id',
  'source',
  'type',
  'subject',
  'time',
  'datacontenttype',
  'dataschema',
  'sequence',
  'data',
]

function envelopeSchema(type: EventType, data: JsonSchema): JsonSchema {
  return {
    type: 'object',
    description: data['description'],
    required: ATTRIBUTES,
    properties: {
      specversion: { const: '1.0' },
      id: { type: 'string', description: 'A ULID; the same for as often as the event is delivered' },
      source: { type: 'string', format: 'uri-reference', description: '/copydesk/ and the name of the installation' },
      type: { const: type },
      subject: { type: 'string', description: 'The article, story or feed' },
      time: { type: 'string', format: 'date-time' },
      datacontenttype: { const: 'application/json' },
      dataschema: { type: 'string', format: 'uri' },
      sequence: {
        type: 'string',
        pattern: '^[0-9]+$',
        description: 'The place in the log: grows by one, without holes',
      },
      data,
    },
  }
}

const CHANNELS = {
  log: {
    address: '/events',
    servers: ['console'],
    description: `Server-sent events after a cursor (after=, Last-Event-ID), or pages of the log as JSON. types= chooses, * stands for any; so do ${Object.keys(eventChoosing.shape).join('=, ')}=, as it was when the event was told.`,
  },
  webhook: {
    address: '/',
    servers: ['receiver'],
    description:
      'POST to each subscription, of the events it chose as of the log, signed by Standard Webhooks (webhook-id, webhook-timestamp, webhook-signature).',
  },
  stream: {
    address: 'copydesk:events',
    servers: ['redis'],
    description:
      'A Redis Stream: the id is the sequence and -0, the field "event" the CloudEvent. Its length is capped.',
  },
} as const

/** Who others are to this installation: where a part is not known it is a variable. */
function servers(consoleUrl: string) {
  const { host, protocol, pathname } = new URL(consoleUrl)
  const named = (name: string, description: string) => ({ host: `{${name}}`, variables: { [name]: { description } } })
  return {
    console: { host, protocol: protocol.replace(':', ''), ...(pathname === '/' ? {} : { pathname }) },
    receiver: { ...named('receiver', 'The address that was subscribed'), protocol: 'https' },
    redis: { ...named('redis', 'The Redis of REDIS_URL'), protocol: 'redis' },
  }
}

/** The AsyncAPI 3 document (https://www.asyncapi.com/docs/reference/specification/v3.0.0) of all public events. */
export function asyncApiDocument(consoleUrl: string): JsonSchema {
  const refs = (path: string, names: readonly string[]) =>
    Object.fromEntries(names.map((name) => [name, { $ref: `#/${path}/${name}` }]))
  const message = (type: EventType) => {
    const { $schema: _version, $id: _address, title: _title, ...data } = dataSchema(type, consoleUrl)
    const contentType = 'application/cloudevents+json'
    return [type, { name: type, title: type, contentType, payload: envelopeSchema(type, data) }]
  }
  const channels = Object.entries(CHANNELS).map(([name, channel]) => [
    name,
    {
      ...channel,
      servers: channel.servers.map((server) => ({ $ref: `#/servers/${server}` })),
      messages: refs('components/messages', eventTypes),
    },
  ])
  const operations = Object.keys(CHANNELS).map((name) => [
    `tell-${name}`,
    { action: 'send', channel: { $ref: `#/channels/${name}` }, summary: 'Every event, in order, at least once' },
  ])
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Copydesk events',
      version: '1.0.0',
      description: 'CloudEvents 1.0, structured JSON. Within a type fields are only added.',
      license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
    },
    defaultContentType: 'application/cloudevents+json',
    servers: servers(consoleUrl),
    channels: Object.fromEntries(channels),
    operations: Object.fromEntries(operations),
    components: { messages: Object.fromEntries(eventTypes.map(message)) },
  }
}
