import { useState } from 'preact/hooks'
import { plural } from '../format.ts'
import { useView } from '../live.ts'
import { Heading, Waiting } from '../parts.tsx'
import { send } from '../wire.ts'
import { AddWebhook } from './add-webhook.tsx'
import { Secret, type MadeSecret } from './secret.tsx'
import { WebhookRow, type Webhook } from './webhook-row.tsx'

const EVERY_MS = 5000

/** What is asked for, one at a time: it gives a secret, which is shown once, or something to be said. True where it was done. */
export type Change = (work: () => Promise<{ secret: MadeSecret } | { says: string }>) => Promise<boolean>

/** Who is sent events: how it goes, what was sent, and changes to that. */
export function WebhooksView() {
  const { value, error, again } = useView<{ webhooks: Webhook[] }>('/webhooks', EVERY_MS, false)
  const [said, setSaid] = useState<{ secret?: MadeSecret; says?: string; isBad?: boolean }>({})
  const [isBusy, setBusy] = useState(false)
  if (!value) return <Waiting error={error} again={again} />
  const change: Change = async (work) => {
    setBusy(true)
    try {
      setSaid(await work())
      return true
    } catch (why) {
      setSaid({ says: why instanceof Error ? why.message : String(why), isBad: true })
      return false
    } finally {
      setBusy(false)
      again()
    }
  }
  const add = (url: string, types: string[] | null) =>
    change(async () => {
      const { secret } = await send<{ secret: string }>('/webhooks', { url, types })
      return { secret: { url, secret, formerUntil: null } }
    })
  return (
    <div class="webhooks">
      <header class="view-head">
        <Heading>Webhooks</Heading>
        <p>{sum(value.webhooks)}</p>
      </header>
      <AddWebhook isBusy={isBusy} add={add} />
      <div role="status">
        {said.says === undefined ? null : <p class={`said${said.isBad ? ' bad' : ''}`}>{said.says}</p>}
        {said.secret === undefined ? null : <Secret made={said.secret} />}
      </div>
      <ul class="webhook-list">
        {value.webhooks.map((webhook) => (
          <WebhookRow key={webhook.id} webhook={webhook} isBusy={isBusy} change={change} />
        ))}
      </ul>
    </div>
  )
}

function sum(webhooks: Webhook[]): string {
  if (webhooks.length === 0) {
    return 'None yet. A webhook is an address that every change in the log is sent to: signed, in order, and again for three days where it is not taken.'
  }
  const [waiting, dead] = [total(webhooks, 'waiting'), total(webhooks, 'dead')]
  const waits = waiting === 0 ? 'nothing waits' : plural(waiting, 'delivery waits', 'deliveries wait')
  const lost = dead === 0 ? '' : `, and ${plural(dead, 'was', 'were')} given up`
  return `${plural(webhooks.length, 'address is', 'addresses are')} sent what changes; ${waits}${lost}.`
}

const total = (webhooks: Webhook[], name: 'waiting' | 'dead') =>
  webhooks.reduce((all, webhook) => all + webhook[name], 0)
