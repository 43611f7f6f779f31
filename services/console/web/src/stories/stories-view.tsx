import { useEffect, useState } from 'preact/hooks'
import type { RankedStory } from '@copydesk/console'
import type { ViewProps } from '../app.tsx'
import { count, plural } from '../format.ts'
import { Heading, Waiting } from '../parts.tsx'
import { go } from '../router.ts'
import type { Wire } from '../wire.ts'
import { usePaged } from './paged.ts'
import { StoryRow } from './story-row.tsx'
import { WindowedList } from './windowed-list.tsx'

const ORDERS = [
  { by: 'growth', name: 'Growth', says: 'Pages found within the hour' },
  { by: 'sources', name: 'Sources', says: 'Independent origins: copies, owners and agencies counted once' },
  { by: 'spread', name: 'Spread', says: 'Outlets that have it' },
  { by: 'newest', name: 'Newest', says: 'Begun last' },
] as const

const WIDE = '(min-width: 48rem)'
const ROW = { wide: 84, narrow: 132 }

/** All stories, by what one looks for. */
export function StoriesView({ query }: ViewProps) {
  const by = ORDERS.find((order) => order.by === query.get('by')) ?? ORDERS[0]
  const { total, rowAt, error, onSight, again } = usePaged<Wire<RankedStory>>(`/views/stories?by=${by.by}`)
  const isWide = useMedia(WIDE)
  return (
    <div class="stories">
      <header class="view-head">
        <Heading>Stories</Heading>
        <p>{total === null ? ' ' : `${plural(total, 'story', 'stories')}. ${by.says}, the most first.`}</p>
        <nav class="orders" aria-label="Order">
          {ORDERS.map((order) => (
            <a
              key={order.by}
              href={`/desk/stories?by=${order.by}`}
              aria-current={order.by === by.by ? 'true' : undefined}
              onClick={(event) => {
                event.preventDefault()
                go(`/desk/stories?by=${order.by}`, true)
                scrollTo(0, 0)
              }}
            >
              {order.name}
            </a>
          ))}
        </nav>
      </header>
      {total === null ? <Waiting error={error} again={again} /> : null}
      {total === 0 ? <NoStories /> : null}
      {total ? (
        <WindowedList
          total={total}
          rowHeight={isWide ? ROW.wide : ROW.narrow}
          label={`${count(total)} stories by ${by.name.toLowerCase()}`}
          row={(at) => <StoryRow story={rowAt(at)} by={by.by} />}
          onSight={onSight}
        />
      ) : null}
    </div>
  )
}

const NoStories = () => (
  <div class="empty">
    <p>No story yet. The first comes as soon as a page has been read, matched with others and grouped.</p>
    <p>
      <a href="/">See how far the line is</a>, or <a href="/desk/feeds">add a feed</a>.
    </p>
  </div>
)

function useMedia(media: string): boolean {
  const [matches, setMatches] = useState(matchMedia(media).matches)
  useEffect(() => {
    const list = matchMedia(media)
    const tell = () => setMatches(list.matches)
    list.addEventListener('change', tell)
    return () => list.removeEventListener('change', tell)
  }, [media])
  return matches
}
