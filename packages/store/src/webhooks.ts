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
  /** Places of the log that it had not come to when they were dropped, also of what it does not ask for. */
  missed: number
  waiting: number
  dead: number
  addedAt: Date
}

/** Standard Webhooks asks for 24 to 64 random bytes. */
const SECRET_BYTES = 32
/** Each is a signature in a header of every delivery. */
const MOST_SECRETS = 10
const newSecret = () => `whsec_${randomBytes(SECRET_BYTES).toString('base64')}`

const SHOWN = `select id, url, types, chosen, at_once as "atOnce", sequence, disabled_at as "disabledAt", disabled_reason as "disabledReason",
    failures, missed::float8 as missed, held_until as "heldUntil", added_at as "addedAt",
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

  /**
   * Gives a new secret; the one before is signed with too until then, and those before it for as long as was said of them. Null where
   * there is no such subscription; `many`: so many are still signed with that one more is none.
   */
  rotate: async (id: string, formerUntil: Date, at: Date): Promise<{ secret: string } | 'many' | null> => {
    const secret = newSecret()
    const turned = await database.row<{ isTurned: boolean }>(
      `with held as (
         select id, (select coalesce(jsonb_agg(former order by former->>'until' desc), '[]') from jsonb_array_elements(former_secrets) as former
           where (former->>'until')::timestamptz > $4) as former
         from webhook where id = $1 for update),
       turned as (
         update webhook set secret = $3,
           former_secrets = former || case when $2::timestamptz > $4 then jsonb_build_array(jsonb_build_object('secret', secret, 'until', $2::timestamptz)) else '[]' end
         from held where webhook.id = held.id and jsonb_array_length(former) < ${MOST_SECRETS - 1} returning 1)
       select exists (select from turned) as "isTurned" from held`,
      [id, formerUntil, secret, at],
    )
    if (!turned) return null
    return turned.isTurned ? { secret } : 'many'
  },

  /** Sends nothing more until it is resumed. One that was disabled before keeps its reason. */
  disable: async (id: string, reason: string, at: Date) =>
    (await database.query(
      'update webhook set disabled_at = coalesce(disabled_at, $3), disabled_reason = coalesce(disabled_reason, $2) where id = $1',
      [id, reason, at],
    )) > 0,

  /** Sends again what waits for one that was disabled or is held; what waits is tried for three days from now. */
  resume: (id: string, at: Date) =>
    database.transaction(async (sql) => {
      const known = await sql.query(
        'update webhook set disabled_at = null, disabled_reason = null, failures = 0, held_until = null where id = $1',
        [id],
      )
      await sql.query(
        `update delivery set since = $2, due_at = $2 where webhook_id = $1 and state = 'waiting' and (leased_until is null or leased_until <= $2)`,
        [id, at],
      )
      return known > 0
    }),
})
