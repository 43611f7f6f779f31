import type { DeliveryRow } from '@copydesk/store'
import { useState } from 'preact/hooks'
import { duration, plural } from '../format.ts'
import { useView } from '../live.ts'
import { Ago } from '../parts.tsx'
import { send, type Wire } from '../wire.ts'
import type { Change } from './webhooks-view.tsx'

type Delivery = Wire<DeliveryRow>

const SHOWN = 50
const EVERY_MS = 5000
const STATES = [
  { state: null, name: 'All' },
  { state: 'waiting', name: 'Waiting' },
  { state: 'dead', name: 'Given up' },
  { state: 'delivered', name: 'Delivered' },
] as const

type Props = { id: string; isBusy: boolean; change: Change }

/** What was sent last, and what came of it. */
export function Deliveries({ id, isBusy, change }: Props) {
  const [state, choose] = useState<string | null>(null)
  const asked = new URLSearchParams({ limit: String(SHOWN), ...(state === null ? {} : { state }) })
  const { value, error } = useView<{ deliveries: Delivery[] }>(`/webhooks/${id}/deliveries?${asked}`, EVERY_MS, false)
  return (
    <>
      <div class="orders" role="group" aria-label="Which deliveries">
        {STATES.map((one) => (
          <button
            key={one.name}
            class="link"
            type="button"
            aria-pressed={one.state === state}
            onClick={() => choose(one.state)}
          >
            {one.name}
          </button>
        ))}
      </div>
      {value === null ? <p class="none">{error ?? ' '}</p> : null}
      {value?.deliveries.length === 0 ? (
        <p class="none">{state === null ? 'Nothing was sent yet: what comes from now on is.' : 'None is so.'}</p>
      ) : null}
      <ul class="deliveries">
        {value?.deliveries.map((delivery) => (
          <Row key={delivery.sequence} delivery={delivery} id={id} isBusy={isBusy} change={change} />
        ))}
      </ul>
    </>
  )
}

const STATE_WORDS: Record<string, string> = { waiting: 'waiting', delivered: 'delivered', dead: 'given up' }

function Row({ delivery, id, isBusy, change }: Props & { delivery: Delivery }) {
  const { sequence, type, state, attempts, dueAt, endedAt } = delivery
  const again = async () => {
    const place = Number(sequence)
    await send(`/webhooks/${id}/redeliver`, { from: place, through: place })
    return { says: `Number ${sequence} is sent again.` }
  }
  return (
    <li>
      <span class="number">{sequence}</span>
      <b>{type.replace('copydesk.', '')}</b>
      <span class={`delivery-state ${state}`}>{STATE_WORDS[state] ?? state}</span>
      <span>{saidOf(delivery)}</span>
      <span>{endedAt === null && attempts.length === 0 ? null : <Ago time={endedAt ?? dueAt} />}</span>
      {state === 'waiting' ? (
        <span />
      ) : (
        <button
          class="quiet"
          type="button"
          disabled={isBusy}
          aria-label={`Send again: number ${sequence}`}
          onClick={() => void change(again)}
        >
          Send again
        </button>
      )}
    </li>
  )
}

function saidOf({ attempts }: Delivery): string {
  const last = attempts.at(-1)
  if (!last) return 'not tried yet'
  const took = last.tookMs < 1000 ? `${Math.round(last.tookMs)} ms` : duration(last.tookMs / 1000)
  return `${last.said} in ${took}${attempts.length > 1 ? `, at the last of ${plural(attempts.length, 'attempt')}` : ''}`
}
