import { z } from 'zod'
import { eventChoosing, isKnownType } from './choose-events.ts'
import { eventTypes } from './events.ts'

/** What is asked for who subscribes to the log by webhook. Types may end in `*`; null stands for all, and so does choosing by nothing. */
export const webhookAsked = z.strictObject({
  url: z.url({ protocol: /^https?$/, error: 'an http or https address' }).max(2000),
  types: z
    .array(z.string().refine(isKnownType, `there is no such type; there are ${eventTypes.join(', ')}`))
    .min(1)
    .nullable()
    .default(null),
  chosen: eventChoosing.default({}),
  atOnce: z.int().min(1).max(32).default(4),
})

export type WebhookAsked = z.infer<typeof webhookAsked>
