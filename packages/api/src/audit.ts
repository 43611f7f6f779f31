import { z } from 'zod'
import { component, moment } from './component.ts'
import { choosing, paging } from './parameters.ts'

const words = z.string().trim().min(1).max(300).optional()
const shown = z.record(z.string(), z.unknown()).nullable()

const { since, until } = choosing
const { limit } = paging()

/** What the audit can be chosen by. */
export const auditChosen = {
  who: words.describe('who changed it, as answers name them'),
  what: words.describe('what was done, or how that begins: webhook, token, feed, jobs'),
  subject: words.describe('what was changed: an id of a webhook, the name of a token, the address of a feed'),
  since,
  until,
  limit,
  before: z.coerce
    .number()
    .int()
    .min(1)
    .max(Number.MAX_SAFE_INTEGER)
    .optional()
    .describe('the "next" of the page before'),
}

const change = z.object({
  id: z.string(),
  at: moment,
  who: z
    .string()
    .describe('"token NAME", "this machine", "command line (USER)", or a user of the database: the line itself'),
  address: z.string().nullable().describe('from where it was asked for'),
  what: z.string(),
  subject: z.string(),
  before: shown.describe('null where it was not there; never a secret'),
  after: shown,
})

export const auditSchema = component(
  'Audit',
  z.object({ changes: z.array(change), next: z.string().nullable().describe('null on the last page') }),
)
