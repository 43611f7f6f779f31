import { randomBytes } from 'node:crypto'
import type { EventChoice, WebhookAsked } from '@copydesk/pipeline'
import { ulid } from 'ulid'
import type { Database } from './database.ts'
import { json } from './json.ts'

/** A subscription as it is shown: its secrets are not. */
export type WebhookRow = {
  id: string
  url: string
  types: string[] | null
  /** By what else its events are chosen. */
  chosen: EventChoice
  atOnce: number
  /** Up to here every event has its delivery, or is not asked for. */
  sequence: string
  disabledAt: Date | null
  disabledReason: string | null
  failures: number
  heldUntil: Date | null
  waiting: number
  dead: number
  addedAt: Date
}

/** Standard Webhooks asks for 24 to 64 random bytes. */
const SECRET_BYTES = 32
const newSecret = () => `whsec_${randomBytes(SECRET_BYTES).toString('base64')}`

const SHOWN = `select id, url, types, chosen, at_once as "atOnce", sequence, disabled_at as "disabledAt", disabled_reason as "disabledReason",
    failures, held_until as "heldUntil", added_at as "addedAt",
    (select count(*)::int from delivery where webhook_id = webhook.id and state = 'waiting') as waiting,
    (select count(*)::int from delivery where webhook_id = webhook.id and state = 'dead') as dead
  from webhook`

export const webhookTable = (database: Database) => ({
  /** Subscribes from the head of the log on. Gives the id, and the secret, which is not shown again. */
  add: async ({ url, types, chosen, atOnce }: WebhookAsked, at: Date): Promise<{ id: string; secret: string }> => {
    const added = { id: ulid(at.getTime()).toLowerCase(), secret: newSecret() }
    await database.query(
      `insert into webhook (id, url, types, chosen, at_once, secret, sequence, added_at) select $1, $2, $3, $4, $5, $6, head, $7 from log`,
      [added.id, url, types, json(chosen), atOnce, added.secret, at],
    )
    return added
  },

  list: () => database.rows<WebhookRow>(`${SHOWN} order by added_at, id`),

  byId: (id: string) => database.row<WebhookRow>(`${SHOWN} where id = $1`, [id]),

  /** Ends a subscription, with all that waits for it and the log of what was sent. */
  remove: async (id: string) => (await database.query('delete from webhook where id = $1', [id])) > 0,

  /** Gives a new secret; the former one is signed with too until then. Null where there is no such subscription. */
  rotate: async (id: string, formerUntil: Date): Promise<string | null> => {
    const secret = newSecret()
    const turned = await database.query(
      'update webhook set former_secret = secret, former_until = $2, secret = $3 where id = $1',
      [id, formerUntil, secret],
    )
    return turned > 0 ? secret : null
  },

  /** Sends again what waits for one that was disabled or is held; what waits is tried for three days from now. */
  resume: (id: string, at: Date) =>
    database.transaction(async (sql) => {
      const known = await sql.query(
        'update webhook set disabled_at = null, disabled_reason = null, failures = 0, held_until = null where id = $1',
        [id],
      )
      await sql.query(
        `update delivery set since = $2, due_at = $2 where webhook_id = $1 and state = 'waiting' and leased_until is null`,
        [id, at],
      )
      return known > 0
    }),
})
