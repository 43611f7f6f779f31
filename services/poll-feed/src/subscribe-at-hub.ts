import { randomBytes } from 'node:crypto'
import type { Http } from '@copydesk/http'
import { fetchInTurn, type Service } from '@copydesk/service'
import type { FeedRow, PushSubscription } from '@copydesk/store'
import { turnIn } from './ask-feed.ts'
import { decideAsk, type Discovered, endingForm, subscriptionForm } from './push-subscription.ts'

const ANSWER_LIMIT_BYTES = 64 * 1024

/**
 * Asks the hub a feed names to push it, where that is due; the hub then verifies with the console. Whatever comes of it
 * stands in the subscription: the feed is polled all the same.
 */
export async function subscribeAtHub(
  service: Service & { http: Http },
  feed: FeedRow,
  known: PushSubscription | null,
  wanted: Discovered,
): Promise<void> {
  const { store, config, now, log } = service
  const decision = decideAsk(known, wanted, now())
  if (config.publicUrl === null || decision.type === 'wait') return
  const token = decision.isNew || !known ? randomBytes(24).toString('base64url') : known.token
  const secret = decision.isNew || !known ? randomBytes(32).toString('hex') : known.secret
  const { hub, topic } = wanted
  await store.pushes.ask({ feedId: feed.id, token, hub, topic, secret, askAt: decision.askAt }, now())
  const answer = await askHub(
    service,
    feed.id,
    hub,
    subscriptionForm(topic, `${config.publicUrl}/websub/${token}`, secret),
  )
  if (answer.type === 'fetched') return
  const slotInMs = turnIn(answer)
  if (slotInMs !== null) {
    const before = decision.isNew ? null : known
    return store.pushes.notAsked(token, before?.state ?? 'asked', new Date(now().getTime() + slotInMs))
  }
  const reason = 'reason' in answer ? answer.reason : answer.type
  log.warn({ feedId: feed.id, hub }, `no subscription: ${reason}`)
  await store.pushes.refused(token, 'failed', reason)
}

/**
 * Asks a hub to push no more what is not kept as a subscription any more; the console then confirms that. Should the hub
 * not hear of it, its next push is answered by Gone.
 */
export async function unsubscribeAtHub(
  service: Service & { http: Http },
  { feedId, token, hub, topic }: PushSubscription,
): Promise<void> {
  const { publicUrl } = service.config
  if (publicUrl === null) return
  const answer = await askHub(service, feedId, hub, endingForm(topic, `${publicUrl}/websub/${token}`))
  if (answer.type !== 'fetched') service.log.warn({ feedId, hub }, 'the hub was not told that its pushes end')
}

const askHub = (service: Service & { http: Http }, feedId: string, hub: string, form: string) =>
  fetchInTurn(
    service,
    hub,
    { form, maxBytes: ANSWER_LIMIT_BYTES },
    { holder: `hub-${feedId}`, rank: 'feed', patienceMs: 0 },
  )
