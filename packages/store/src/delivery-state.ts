import type { Database } from './database.ts'

/** How deliveries are: by state; since when the oldest waits; and how many events the webhook that is furthest behind has not been given. */
export type DeliveryState = {
  deliveries: { waiting: number; retrying: number; dead: number }
  webhooks: { working: number; held: number; disabled: number }
  oldest: Date | null
  lag: number
}

/** Of all webhooks together. What waits for one that is disabled waits for whoever resumes it, and is not late. */
export async function deliveryState(database: Database, at: Date): Promise<DeliveryState> {
  const row = await database.row<DeliveryState>(
    `with waits as (
       select webhook_id, attempts > 1 or attempts = 1 and lease is null as again, since from delivery where state = 'waiting'),
     hook as (select id, sequence, disabled_at is not null as disabled, coalesce(held_until > $1, false) as held from webhook)
     select
       (select jsonb_build_object('waiting', count(*) filter (where not again), 'retrying', count(*) filter (where again),
         'dead', (select count(*) from delivery where state = 'dead')) from waits) as deliveries,
       (select jsonb_build_object('working', count(*) filter (where not disabled and not held),
         'held', count(*) filter (where held and not disabled), 'disabled', count(*) filter (where disabled)) from hook) as webhooks,
       (select min(since) from waits join hook on hook.id = webhook_id where not disabled) as oldest,
       (select coalesce(max(head - sequence), 0)::float8 from hook, log where not disabled) as lag`,
    [at],
  )
  if (!row) throw new Error('the store gave no state of deliveries')
  return row
}
