import { randomBytes } from 'node:crypto'
import type { Http } from '@copydesk/http'
import { fetchInTurn, type Service } from '@copydesk/service'
import type { FeedRow, PushSubscription } from '@copydesk/store'
import { decideAsk, type Discovered, subscriptionForm } from './push-subscription.ts'

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
  const form = subscriptionForm(topic, `${config.publicUrl}/websub/${token}`, secret)
  const request = { form, maxBytes: ANSWER_LIMIT_BYTES }
  const answer = await fetchInTurn(service, hub, request, { holder: `hub-${feed.id}`, rank: 'feed', patienceMs: 0 })
  if (answer.type === 'fetched') return
  const reason = 'reason' in answer ? answer.reason : 'the hub has other requests first'
  log.warn({ feedId: feed.id, hub }, `no subscription: ${reason}`)
  await store.pushes.refused(token, 'failed', reason)
}
