import type { StorySummary } from '@copydesk/store'
import { useState } from 'preact/hooks'
import type { ToldStory } from '@copydesk/console'
import type { ViewProps } from '../app.tsx'
import { dayAndClock } from '../format.ts'
import { useView } from '../live.ts'
import { outletNames } from '../outlets.ts'
import { Ago, Heading, Section, Waiting } from '../parts.tsx'
import { useWatched } from '../store.ts'
import type { Wire } from '../wire.ts'
import { Counts } from './counts.tsx'
import { Contested } from './disputed.tsx'
import { Figures } from './figures.tsx'
import { History } from './history.tsx'
import { fittingClock, type Clock } from './page-times.ts'
import { Pages } from './pages.tsx'
import { Quotes } from './quotes.tsx'
import { SpreadDrawing } from './spread-drawing.tsx'
import { Topics } from './topics.tsx'
import { Uncorrected } from './uncorrected.tsx'

const lastFound = ({ articles, lastAt }: Story) =>
  articles
    .flatMap(({ pages }) => pages.map(({ foundAt }) => foundAt))
    .toSorted()
    .at(-1) ?? lastAt

export type Story = Wire<StorySummary & Omit<ToldStory, 'timeline' | 'spread'>>

const EVERY_MS = 30_000
const idsOf = ({ id, articles }: Story) => [id, ...articles.map((article) => article.id)]

/** All there is to say of one story. */
export function StoryView({ parts: [id = ''] }: ViewProps) {
  const { value: story, error, again } = useView<Story>(`/views/stories/${encodeURIComponent(id)}`, EVERY_MS, idsOf)
  const [chosen, choose] = useState<Clock | null>(null)
  useWatched(outletNames)
  if (!story) return <Waiting error={error} again={again} />
  const clock = chosen ?? fittingClock(story.articles.flatMap(({ pages }) => pages))
  return (
    <div class="story">
      <header class="story-head">
        <p class="kicker">
          <time dateTime={story.firstAt}>{dayAndClock(story.firstAt)}</time> · last page found{' '}
          <Ago time={lastFound(story)} />
        </p>
        <Heading>{story.headline ?? 'Untitled'}</Heading>
        {story.summary ? <p class="lede">{story.summary}</p> : null}
        <Topics topics={story.topics} />
      </header>
      <Counts story={story} />
      <Contested story={story} />
      <Uncorrected story={story} />
      <Section title="Who ran whose text" note={<ClockSwitch clock={clock} choose={choose} />}>
        <SpreadDrawing story={story} clock={clock} />
      </Section>
      <Section title="How it grew" note={`Pages as they were ${clock}, and who came in by them`}>
        <History story={story} clock={clock} />
      </Section>
      <Figures story={story} />
      <Quotes id={story.id} articles={story.articles} />
      <Pages story={story} />
    </div>
  )
}

function ClockSwitch({ clock, choose }: { clock: Clock; choose: (clock: Clock) => void }) {
  const other = clock === 'found' ? 'published' : 'found'
  return (
    <>
      From left to right by the time pages were {clock}.{' '}
      <button class="link" type="button" onClick={() => choose(other)}>
        By the time {other === 'found' ? 'we found them' : 'they say they were published'}
      </button>
    </>
  )
}
