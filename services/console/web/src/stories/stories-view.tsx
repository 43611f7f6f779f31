import type { JSX } from 'preact'
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

type Story = Wire<RankedStory>

const ORDERS = [
  { by: 'growth', name: 'Growth', says: 'The most pages found within the hour first.' },
  {
    by: 'sources',
    name: 'Sources',
    says: 'The most independent sources first: copies, owners and agencies counted once.',
  },
  { by: 'spread', name: 'Spread', says: 'The most outlets first.' },
  { by: 'newest', name: 'Newest', says: 'Begun last first.' },
] as const

const WIDE = '(min-width: 48rem)'
const ROW = { wide: 84, narrow: 132 }

/** All stories, by what one looks for. */
export function StoriesView({ query }: ViewProps) {
  const by = ORDERS.find((order) => order.by === query.get('by')) ?? ORDERS[0]
  const [about, name] = [query.get('about'), query.get('name')]
  const chosen = about === null ? '' : `&${new URLSearchParams({ about })}`
  const { total, rowAt, error, onSight, again } = usePaged<Story>(`/views/stories?by=${by.by}${chosen}`)
  const orderAt = (order: string) =>
    `/desk/stories?${new URLSearchParams({ by: order, ...(about === null ? {} : { about, name: name ?? '' }) })}`
  const isWide = useMedia(WIDE)
  return (
    <div class="stories">
      <header class="view-head">
        <Heading>{about === null ? 'Stories' : `Stories about ${name ?? about}`}</Heading>
        {about === null ? null : (
          <p>
            <a href="/desk/stories">All stories</a>
          </p>
        )}
        <p>{total === null ? ' ' : total === 0 ? 'None yet.' : `${plural(total, 'story', 'stories')}. ${by.says}`}</p>
        <nav class="orders" aria-label="Order">
          {ORDERS.map((order) => (
            <a
              key={order.by}
              href={orderAt(order.by)}
              aria-current={order.by === by.by ? 'true' : undefined}
              onClick={(event) => {
                event.preventDefault()
                go(orderAt(order.by), true)
                scrollTo(0, 0)
              }}
            >
              {order.name}
            </a>
          ))}
        </nav>
      </header>
      {total === null ? <Waiting error={error} again={again} /> : null}
      {total === 0 && about === null ? <NoStories /> : null}
      {total ? (
        <WindowedList
          total={total}
          rowHeight={isWide ? ROW.wide : ROW.narrow}
          label={`${count(total)} stories by ${by.name.toLowerCase()}`}
          row={(at) => rowOf(rowAt(at), by.by)}
          onSight={onSight}
        />
      ) : null}
    </div>
  )
}

const drawn = new WeakMap<Story, Map<string, JSX.Element>>()

/** A row that was drawn is the same again: what scrolls by draws only what comes into sight. */
function rowOf(story: Story | undefined, by: string): JSX.Element {
  if (!story) return <StoryRow story={story} by={by} />
  const rows = drawn.get(story) ?? new Map<string, JSX.Element>()
  const row = rows.get(by) ?? <StoryRow story={story} by={by} />
  drawn.set(story, rows.set(by, row))
  return row
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
