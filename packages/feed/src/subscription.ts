import { outletOf, stableId, type FeedOutline } from '@copydesk/news'
import { bareFeed } from './feed-list.ts'
import type { ListedFeed } from './opml.ts'

type Placed = FeedOutline & { place: number }

/** A feed to subscribe to. `outlines`: how a list names it; null where that says nothing but its address. */
export type Subscription = {
  id: string
  url: string
  outlet: string
  title: string | null
  intervalSeconds: number
  outlines: Placed[] | null
}

/** A subscription to an address in its one spelling (`feedAddress`), polled every so often until its pace is known, under all outlines that name it. */
export function subscriptionTo(
  url: string,
  intervalSeconds: number,
  places: (Placed & { url: string })[] = [],
): Subscription {
  const outlines = places.map(({ url: _url, ...outline }) => outline)
  return {
    id: stableId('feed', url),
    url,
    outlet: outletOf(url),
    title: outlines.find(({ title }) => title !== null)?.title ?? null,
    intervalSeconds,
    // A bare address says nothing of where it stands.
    outlines: outlines.some(saysMore) ? outlines : null,
  }
}

const saysMore = ({ title, siteUrl, folder, categories, attributes }: FeedOutline) =>
  title !== null || siteUrl !== null || folder !== null || categories.length > 0 || Object.keys(attributes).length > 0

type Subscribed = {
  url: string
  title: string | null
  siteUrl: string | null
  state: string
  outlines: Placed[] | null
  addedAt: Date
}

/** Subscriptions as lists named them, in the order they came, or by what they call themselves; of one that moved, its new address. */
export const listOfSubscriptions = (feeds: Subscribed[]): ListedFeed[] =>
  feeds
    .filter(({ state }) => state !== 'moved')
    .flatMap(({ url, title, siteUrl, outlines, addedAt }) =>
      (outlines ?? [{ ...bareFeed(url), title, siteUrl, place: 0 }]).map((outline) => ({ ...outline, url, addedAt })),
    )
    .toSorted((a, b) => a.addedAt.getTime() - b.addedAt.getTime() || a.place - b.place)
