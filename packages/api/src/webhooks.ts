import { eventChoosing, webhookAsked } from '@copydesk/pipeline'
import { z } from 'zod'
import { component, moment } from './component.ts'

const count = z.int().min(0)
const place = z.int().min(0)

const webhook = z.looseObject({
  id: z.string(),
  url: z.string().describe('without the scope write, an ellipsis stands for what follows the host'),
  types: z.array(z.string()).nullable().describe('null stands for all'),
  chosen: z.looseObject(eventChoosing.shape).describe('by what else its events are chosen'),
  atOnce: z.int(),
  sequence: z.string().describe('up to here every event has its delivery, or is not asked for'),
  disabledAt: moment.nullable(),
  disabledReason: z.string().nullable(),
  failures: count,
  heldUntil: moment.nullable(),
  missed: count.describe('how many places of the log were dropped before it came to them'),
  waiting: count,
  dead: count,
  addedAt: moment,
})
export const webhookSchema = component('Webhook', webhook, 'A subscription to the log, by Standard Webhooks')
export const webhooksSchema = component('Webhooks', z.object({ webhooks: z.array(webhookSchema) }))

const { url, types, chosen, atOnce } = webhookAsked.shape
export const webhookQuestion = component(
  'WebhookQuestion',
  z.strictObject({
    url: url.describe('an http or https address that is open to the world'),
    types: types.describe('types of events, each of which may end in *; null for all'),
    chosen: chosen.describe(
      'by what else events are chosen, as of /events: entity, outlet, origin, language, story, sources',
    ),
    atOnce: atOnce.describe('how many deliveries may be under way: a whole number, 1 to 32'),
  }),
)
export const madeWebhookSchema = component(
  'MadeWebhook',
  z.looseObject({ id: z.string(), url: z.string(), secret: z.string().describe('what deliveries are signed with') }),
)

export const rotationQuestion = component(
  'RotationQuestion',
  z.strictObject({
    graceHours: z.number().min(0).max(720).default(24).describe('how long the former secret signs too, 0 to 720'),
  }),
)
export const rotatedSchema = component('Rotated', z.object({ id: z.string(), secret: z.string(), formerUntil: moment }))

export const nothingAsked = component('Nothing', z.strictObject({}))

export const redeliveryQuestion = component(
  'RedeliveryQuestion',
  z
    .strictObject({
      from: place
        .optional()
        .describe('the first sequence of a range, alone that one; without it, all dead letters are sent again'),
      through: place.optional().describe('the last sequence of a range'),
    })
    .refine(({ from, through }) => through === undefined || (from !== undefined && from <= through), {
      message: 'a range has "from", and "through" is not before it',
    }),
)
export const redeliveredSchema = component('Redelivered', z.object({ redelivered: z.int() }))

const states = z.enum(['waiting', 'delivered', 'dead'])
export const listedDeliveries = {
  state: states.optional().describe('waiting, delivered or dead'),
  before: z.coerce.number().int().optional().describe('the "next" of the page before'),
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .max(500)
    .default(100)
    .describe('how many at the most: a whole number, 1 to 500'),
}
const delivery = z.looseObject({
  sequence: z.string(),
  eventId: z.string(),
  type: z.string(),
  subject: z.string(),
  state: states,
  attempts: z.array(z.looseObject({ at: moment, tookMs: z.number(), said: z.string() })),
  dueAt: moment,
  endedAt: moment.nullable(),
})
export const deliveriesSchema = component(
  'Deliveries',
  z.object({ deliveries: z.array(delivery), next: z.string().nullable().describe('null on the last page') }),
)
