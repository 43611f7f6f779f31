import { useMemo } from 'preact/hooks'
import { clock as hour, dayAndClock, duration, plural } from '../format.ts'
import { outletName } from '../outlets.ts'
import { joinedBy, timesBy, type Clock } from './page-times.ts'
import type { Story } from './story-view.tsx'

const BINS = 60
const WIDTH = 1200
const HEIGHT = 96
const JOINED = 12
const DAY_MS = 86_400_000

/** When its pages came, and which outlets and origins came in by them. */
export function History({ story, clock }: { story: Story; clock: Clock }) {
  const { bins, first, last } = useMemo(() => binsOf(story, clock), [story, clock])
  const joined = useMemo(() => joinedBy(story.articles, clock), [story, clock])
  const most = Math.max(1, ...bins)
  const span = duration((last - first) / 1000)
  const write = (at: number) => (last - first > DAY_MS ? dayAndClock : hour)(new Date(at).toISOString())
  const step = WIDTH / BINS
  return (
    <div class="history">
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={`${plural(story.pages, 'page')} within ${span}, the first at ${write(first)}`}
      >
        {bins.map((n, at) => (
          <rect
            key={at}
            x={at * step + 1}
            width={step - 2}
            y={HEIGHT - (n / most) * HEIGHT}
            height={(n / most) * HEIGHT}
          />
        ))}
      </svg>
      <p class="axis" aria-hidden="true">
        <span>{write(first)}</span>
        <span>{span} in all</span>
        <span>{write(last)}</span>
      </p>
      <ol class="joined">
        {joined.slice(0, JOINED).map(({ at, kind, name }) => (
          <li key={`${kind} ${name}`} class={kind}>
            <time dateTime={new Date(at).toISOString()}>{write(at)}</time>{' '}
            <b>{kind === 'outlet' ? outletName(name) : name}</b>{' '}
            <span>{kind === 'outlet' ? 'has it' : 'is named as an origin'}</span>
          </li>
        ))}
      </ol>
      {joined.length > JOINED ? <p class="none">and {joined.length - JOINED} more.</p> : null}
    </div>
  )
}

function binsOf({ articles }: Story, clock: Clock) {
  const times = articles.flatMap(({ pages }) => timesBy(pages, clock))
  const [first, last] = [Math.min(...times), Math.max(...times)]
  const bins = Array.from({ length: BINS }, () => 0)
  for (const time of times) {
    const at = Math.min(BINS - 1, Math.floor(((time - first) / Math.max(1, last - first)) * BINS))
    bins[at] = (bins[at] ?? 0) + 1
  }
  return { bins, first, last }
}
