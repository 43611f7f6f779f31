import type { WebhookRow as Row } from '@copydesk/store'
import { useState } from 'preact/hooks'
import { count, plural, shortUrl } from '../format.ts'
import { Ago, Sure } from '../parts.tsx'
import { remove, send, type Wire } from '../wire.ts'
import { Deliveries } from './deliveries.tsx'
import type { Change } from './webhooks-view.tsx'

export type Webhook = Wire<Row>

type Props = { webhook: Webhook; isBusy: boolean; change: Change }

/** One subscription: whether it takes what it is sent, and what can be done about it. */
export function WebhookRow({ webhook, isBusy, change }: Props) {
  const [isOpen, setOpen] = useState(false)
  const { id, url, types, missed, waiting, dead, disabledAt, addedAt } = webhook
  return (
    <li>
      <div class="feed-row">
        <span class={`state state-${stateOf(webhook)}`} aria-hidden="true" />
        <div>
          <h2>{shortUrl(url)}</h2>
          <p class="address">
            {stateOf(webhook) === 'healthy' ? 'takes what it is sent' : <Trouble webhook={webhook} />} ·{' '}
            {types === null ? 'all events' : types.join(', ')} · added <Ago time={addedAt} />
            {missed === 0 ? '' : ` · ${plural(missed, 'event')} dropped from the log before it came to them`}
          </p>
        </div>
        <dl class="feed-counts">
          <div>
            <dd>{count(waiting)}</dd>
            <dt>waiting</dt>
          </div>
          <div>
            <dd class={dead > 0 ? 'bad' : ''}>{count(dead)}</dd>
            <dt>given up</dt>
          </div>
        </dl>
        <div class="feed-tools">
          <button class="quiet" type="button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            {isOpen ? 'Close' : 'Deliveries'}
          </button>
          <Toggle id={id} isDisabled={disabledAt !== null} name={shortUrl(url)} isBusy={isBusy} change={change} />
        </div>
      </div>
      {isOpen ? (
        <div class="webhook-open">
          <Tools webhook={webhook} isBusy={isBusy} change={change} />
          <Deliveries id={id} isBusy={isBusy} change={change} />
        </div>
      ) : null}
    </li>
  )
}

const stateOf = ({ disabledAt, failures }: Webhook) =>
  disabledAt !== null ? 'paused' : failures > 0 ? 'failing' : 'healthy'

function Trouble({ webhook: { disabledAt, disabledReason, failures, heldUntil } }: { webhook: Webhook }) {
  if (disabledAt !== null) {
    return (
      <>
        disabled <Ago time={disabledAt} />
        {disabledReason === null ? '' : `: ${disabledReason}`}
      </>
    )
  }
  return (
    <>
      failed {failures === 1 ? 'once' : `${count(failures)} times`} on end
      {heldUntil === null ? null : (
        <>
          , asked again <Ago time={heldUntil} />
        </>
      )}
    </>
  )
}

type ToggleProps = { id: string; isDisabled: boolean; name: string; isBusy: boolean; change: Change }

function Toggle({ id, isDisabled, name, isBusy, change }: ToggleProps) {
  const turn = async () => {
    await send(`/webhooks/${id}/${isDisabled ? 'resume' : 'disable'}`, {})
    return {
      says: isDisabled ? `${name} is sent what waits for it.` : `${name} is sent nothing more until it is resumed.`,
    }
  }
  const word = isDisabled ? 'Resume' : 'Disable'
  return (
    <button
      class="quiet"
      type="button"
      disabled={isBusy}
      aria-label={`${word} ${name}`}
      onClick={() => void change(turn)}
    >
      {word}
    </button>
  )
}

/** What is done to the whole of it. */
function Tools({ webhook: { id, url, dead }, isBusy, change }: Props) {
  const redeliver = async () => {
    const { redelivered } = await send<{ redelivered: number }>(`/webhooks/${id}/redeliver`, {})
    return { says: `${plural(redelivered, 'delivery is', 'deliveries are')} sent again.` }
  }
  const rotate = async () => {
    const turned = await send<{ secret: string; formerUntil: string }>(`/webhooks/${id}/rotate`, {})
    return { secret: { url, secret: turned.secret, formerUntil: turned.formerUntil } }
  }
  const end = async () => {
    await remove(`/webhooks/${id}`)
    return { says: `${shortUrl(url)} is sent nothing any more.` }
  }
  return (
    <div class="feed-tools">
      {dead > 0 ? (
        <button class="quiet" type="button" disabled={isBusy} onClick={() => void change(redeliver)}>
          Send what was given up again
        </button>
      ) : null}
      <Sure says="New secret" asks="Sign with a new secret?" isBusy={isBusy} act={() => void change(rotate)} />
      <Sure says="Remove" asks="Remove it with its deliveries?" isBusy={isBusy} act={() => void change(end)} />
    </div>
  )
}
