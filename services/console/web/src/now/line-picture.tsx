import type { StageView } from '@copydesk/console'
import { count, duration } from '../format.ts'
import { Section, Spark } from '../parts.tsx'

const DOES: Record<string, string> = {
  'schedule-feeds': 'says which feeds are due',
  'poll-feed': 'reads feeds for new entries',
  'fetch-page': 'gets pages at each host’s pace',
  'clean-page': 'leaves the article’s text',
  'match-copies': 'finds who ran whose text',
  'tag-entities': 'names, quotes and figures',
  'group-story': 'articles of one happening',
  'deliver-events': 'writes the log',
}

type Props = { stages: StageView[]; at: string | null; retrying: number }

/** The line from left to right, each stage with what lies before it. */
export function LinePicture({ stages, at, retrying }: Props) {
  return (
    <Section title="The line" note="What waits before each stage, and what it did in the last quarter of an hour">
      <ol class="line">
        {stages.map((stage) => (
          <Stage
            key={stage.name}
            stage={stage}
            isHere={stage.name === at}
            retrying={stage.name === 'fetch-page' ? retrying : 0}
          />
        ))}
      </ol>
    </Section>
  )
}

function Stage({ stage, isHere, retrying }: { stage: StageView; isHere: boolean; retrying: number }) {
  const { name, waiting, active, delayed, perMinute, oldestSeconds, held, done } = stage
  const isClock = name === 'schedule-feeds'
  return (
    <li class={`stage${isHere ? ' here' : ''}${isClock || active > 0 || perMinute > 0 ? ' moving' : ''}`}>
      <span class="stage-dot" aria-hidden="true" />
      <h3>{name}</h3>
      <p class="stage-does">{DOES[name] ?? ''}</p>
      <p class="stage-depth">
        <strong class={waiting === 0 ? 'none' : ''}>{count(waiting)}</strong> waiting
      </p>
      {isClock ? <p class="stage-clock">ticks by itself</p> : <Spark counts={done} />}
      <dl>
        <dt>rate</dt>
        <dd>{isClock ? '–' : `${round(perMinute)}/min`}</dd>
        <dt>oldest</dt>
        <dd class={isHere ? 'bad' : ''}>
          {oldestSeconds === null || oldestSeconds < 1 ? '–' : duration(oldestSeconds)}
        </dd>
        <dt>later</dt>
        <dd>{delayed === 0 ? '–' : count(delayed)}</dd>
        <dt>failed</dt>
        <dd class={held > 0 ? 'bad' : ''}>
          {held === 0 ? '–' : <a href={`/desk/queues?stage=${name}`}>{count(held)}</a>}
        </dd>
      </dl>
      {retrying > 0 ? <p class="stage-note">{count(retrying)} tried again</p> : null}
    </li>
  )
}

const round = (n: number) => (n >= 10 || Number.isInteger(n) ? count(Math.round(n)) : n.toFixed(1))
