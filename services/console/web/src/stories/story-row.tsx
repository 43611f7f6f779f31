import type { RankedStory } from '@copydesk/console'
import { count, plural } from '../format.ts'
import { Ago } from '../parts.tsx'
import type { Wire } from '../wire.ts'

type Props = { story: Wire<RankedStory> | undefined; by: string }

/** A story in a list: its headline, and how many pages come down to how many texts and sources. */
export function StoryRow({ story, by }: Props) {
  if (!story) return <div class="story-row unread" aria-busy="true" />
  const { id, headline, pages, articles, outlets, sources, fresh, origins } = story
  return (
    <article class="story-row">
      <h2>
        <a href={`/desk/stories/${id}`}>{headline ?? 'Untitled'}</a>
      </h2>
      <p class="story-meta">
        <Ago time={story.foundAt} />
        <span>
          {plural(pages, 'page')}
          {pages > articles ? ` fold into ${plural(articles, 'article')}` : ''}
        </span>
        <span class="story-origins">{origins.length > 0 ? origins.join(', ') : 'no origin named'}</span>
      </p>
      <Squares pages={pages} articles={articles} />
      <dl class="story-counts">
        <Count name="within the hour" n={fresh} sign="+" isChosen={by === 'growth'} />
        <Count name="sources" n={sources} isChosen={by === 'sources'} />
        <Count name="outlets" n={outlets} isChosen={by === 'spread'} />
      </dl>
    </article>
  )
}

function Count({ name, n, sign = '', isChosen }: { name: string; n: number; sign?: string; isChosen: boolean }) {
  return (
    <div class={isChosen ? 'chosen' : ''}>
      <dd class={n === 0 ? 'none' : ''}>
        {n > 0 ? sign : ''}
        {count(n)}
      </dd>
      <dt>{name}</dt>
    </div>
  )
}

const MOST = 48

/** A square a page: filled those that lead an article, open those that are copies. */
function Squares({ pages, articles }: { pages: number; articles: number }) {
  const shown = Math.min(pages, MOST)
  const leads = Math.max(1, Math.round((articles / pages) * shown))
  return (
    <svg class="squares" viewBox={`0 0 ${MOST * 7} 6`} aria-hidden="true">
      {Array.from({ length: shown }, (_, at) => (
        <rect key={at} class={at < leads ? 'lead' : ''} x={at * 7 + 0.5} y="0.5" width="5" height="5" />
      ))}
    </svg>
  )
}
