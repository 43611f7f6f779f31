import { parseFeed, subscriptionTo, type FeedCandidate } from '@copydesk/feed'
import { decodeBody } from '@copydesk/http'
import type { FeedRow } from '@copydesk/store'
import { Complaint } from '../complaint.ts'
import { readInput } from '../input/read-input.ts'
import { feedsOf, firstFeed, isPage } from '../line/find-feeds.ts'
import { addressOfFeed } from '../line/subscribe.ts'
import { withNewStore } from '../line/with-store.ts'
import { say } from '../input/plain.ts'

type Options = { data: string; allowHost: string[] }

/** Subscribes to a feed, or to the feed of a page, and says which it is. */
export async function add(url: string, { data, allowHost }: Options): Promise<void> {
  const address = addressOfFeed(url)
  await withNewStore(data, async ({ store }, config) => {
    const known = await store.feeds.subscribedAt(address)
    const isKnown = known !== null && known.state !== 'gone' && known.state !== 'moved' && isMeant(known, address)
    const { feedUrl, doubt } = isKnown ? { feedUrl: known.url, doubt: '' } : await feedAt(address, allowHost)
    const isNew = await store.feeds.add(subscriptionTo(feedUrl, config.pollSeconds), store.now())
    say(isNew ? `subscribed to ${feedUrl}${doubt}` : `${feedUrl} was subscribed to already`)
  })
}

/** What is kept under a part of an address is its feed if it was ever read there. */
const isMeant = ({ url, format }: FeedRow, address: string) => url === address || format !== null

/** The feed to subscribe to at an address. What cannot be read now is taken at its word: it is polled when it can. */
async function feedAt(address: string, allowHost: string[]): Promise<{ feedUrl: string; doubt: string }> {
  const input = await readInput(address, allowHost).catch((error: unknown) => {
    if (error instanceof Complaint) return error.message
    throw error
  })
  if (typeof input === 'string') return { feedUrl: address, doubt: `, unread as yet: ${input}` }
  const { text } = decodeBody(input.bytes, input.contentType)
  const parsed = parseFeed(text, input.url)
  if (parsed.type === 'feed') return { feedUrl: address, doubt: '' }
  if (!isPage(input, text)) throw new Complaint(`${address} is not a feed: ${parsed.reason}`)
  return { feedUrl: await feedOfPage(address, text, input.url ?? address, allowHost), doubt: '' }
}

/** The first of its feeds that can be read; the others are there to choose from. */
async function feedOfPage(address: string, html: string, url: string, allowHost: string[]): Promise<string> {
  const feeds = await feedsOf(html, url, allowHost)
  const chosen = feeds[0]?.from === 'link' ? await firstFeed(feeds, allowHost) : feeds[0]
  if (!chosen) throw new Complaint(`${address} is a page, and no feed of it was found: give the address of its feed`)
  const feedUrl = addressOfFeed(chosen.url)
  say(`${address} is a page; ${HOW_FOUND[chosen.from]}: ${feedUrl}${titled(chosen.title)}`)
  const others = feeds.filter((feed) => feed !== chosen)
  if (others.length > 0) say(`the others it names, each to be added by its own address:`)
  for (const other of others) say(`  ${other.url}${titled(other.title)}`)
  return feedUrl
}

const HOW_FOUND: Record<FeedCandidate['from'], string> = {
  link: 'the first feed it names that can be read',
  'common path': 'a feed where sites often have it',
  'robots.txt': 'a sitemap that its robots.txt names',
}
const titled = (title: string | null) => (title === null ? '' : ` (${title})`)
