import { z } from 'zod'
import { component, moment } from './component.ts'

const eventSchema = component(
  'Event',
  z.looseObject({
    specversion: z.literal('1.0'),
    id: z.string(),
    source: z.string(),
    type: z.string(),
    subject: z.string(),
    time: moment,
    datacontenttype: z.literal('application/json'),
    dataschema: z.string(),
    sequence: z.string().describe('its place in the log; grows by one, without holes'),
    data: z.record(z.string(), z.unknown()),
  }),
  'CloudEvents 1.0',
)

export const eventsSchema = component('Events', z.looseObject({ events: z.array(eventSchema), next: z.string() }))
export const headSchema = component('Head', z.looseObject({ head: z.int() }))

export const feedsSchema = component(
  'Feeds',
  z.object({
    feeds: z.array(z.looseObject({ id: z.string(), url: z.string(), title: z.string().nullable(), state: z.string() })),
  }),
)

const count = z.int().min(0)
export const totalsSchema = component(
  'Totals',
  z.looseObject({
    queues: z.string(),
    stages: z.array(z.looseObject({ name: z.string(), waiting: count, active: count, delayed: count })),
  }),
)

export const aliveSchema = component(
  'Alive',
  z.object({ status: z.enum(['up', 'stuck']), stages: z.record(z.string(), z.enum(['running', 'ended'])) }),
)
export const readySchema = component(
  'Ready',
  z.object({
    status: z.enum(['ready', 'not ready']),
    well: z.array(z.string()),
    wrong: z.record(z.string(), z.string()).describe('one line for each part that is not as it has to be'),
  }),
)
