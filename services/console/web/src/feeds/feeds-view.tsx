import type { FeedView } from '@copydesk/console'
import { useState } from 'preact/hooks'
import type { ViewProps } from '../app.tsx'
import { count, plural } from '../format.ts'
import { useView } from '../live.ts'
import { Heading, Waiting } from '../parts.tsx'
import { go } from '../router.ts'
import type { Wire } from '../wire.ts'
import { AddFeed } from './add-feed.tsx'
import { FeedList } from './feed-list.tsx'

type Feed = Wire<FeedView>

const FILTERS: { name: string; key: string; keeps: (feed: Feed) => boolean }[] = [
  { name: 'All', key: 'all', keeps: () => true },
  { name: 'Flagged', key: 'flagged', keeps: ({ flag, remark }) => flag !== null || remark !== null },
  { name: 'Failing', key: 'failing', keeps: ({ state }) => state === 'failing' || state === 'gone' },
  { name: 'Slow', key: 'slow', keeps: ({ state }) => state === 'slow' },
  { name: 'Paused', key: 'paused', keeps: ({ paused }) => paused },
]

/** Subscriptions: how each does, what comes of it, and changes to them. */
export function FeedsView({ query }: ViewProps) {
  const { value, error, again } = useView<{ feeds: Feed[] }>('/views/feeds', 5000, false)
  const [words, setWords] = useState('')
  if (!value) return <Waiting error={error} again={again} />
  const { feeds } = value
  const filter = FILTERS.find(({ key }) => key === query.get('only')) ?? FILTERS[0]
  const wanted = words.trim().toLowerCase()
  const shown = feeds
    .filter(
      (feed) =>
        filter?.keeps(feed) && (wanted === '' || `${feed.url} ${feed.title ?? ''}`.toLowerCase().includes(wanted)),
    )
    .toSorted((a, b) => urgency(b) - urgency(a) || b.lately - a.lately)
  return (
    <div class="feeds">
      <header class="view-head">
        <Heading>Feeds</Heading>
        <p>{sum(feeds)}</p>
      </header>
      <AddFeed onChange={again} />
      {feeds.length === 0 ? null : (
        <>
          <div class="orders">
            {FILTERS.map(({ name, key, keeps }) => {
              const n = feeds.filter(keeps).length
              if (n === 0 && key !== 'all') return null
              return (
                <a
                  key={key}
                  href={`/desk/feeds?only=${key}`}
                  aria-current={key === filter?.key ? 'true' : undefined}
                  onClick={(event) => {
                    event.preventDefault()
                    go(`/desk/feeds?only=${key}`, true)
                  }}
                >
                  {name} {count(n)}
                </a>
              )
            })}
            <label class="sieve">
              <span class="unseen">Only feeds with these words</span>
              <input
                type="search"
                placeholder="name or address"
                value={words}
                onInput={({ currentTarget }) => setWords(currentTarget.value)}
              />
            </label>
          </div>
          <FeedList feeds={shown} onChange={again} />
        </>
      )}
    </div>
  )
}

const urgency = ({ state, flag, paused }: Feed) =>
  paused ? -1 : Number(state === 'failing' || state === 'gone') * 2 + Number(flag !== null || state === 'slow')

function sum(feeds: Feed[]): string {
  if (feeds.length === 0) return 'None yet. Give the address of a feed, or of a site: its feeds are found.'
  const lately = feeds.reduce((all, feed) => all + feed.lately, 0)
  const flagged = feeds.filter(({ flag }) => flag !== null).length
  return `${plural(feeds.length, 'feed')} announced ${plural(lately, 'entry', 'entries')} within a day.${flagged > 0 ? ` Of ${plural(flagged, 'feed')} the pages give less than they did.` : ''}`
}
