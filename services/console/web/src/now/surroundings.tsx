import type { NowView } from '@copydesk/console'
import { bytes, count, plural } from '../format.ts'
import { Section } from '../parts.tsx'
import type { Wire } from '../wire.ts'

const STATES = ['healthy', 'slow', 'failing', 'gone', 'moved', 'paused'] as const

/** What the line stands on: feeds, disk, memory. */
export function Surroundings({ now }: { now: Wire<NowView> }) {
  return (
    <div class="surroundings">
      <FeedsByState feeds={now.feeds} />
      <Section title="The machine" note={`Queues on ${QUEUES[now.queues] ?? now.queues}`}>
        <Gauges machine={now.machine} />
      </Section>
    </div>
  )
}

const QUEUES: Record<string, string> = { redis: 'Redis', postgres: 'PostgreSQL', memory: 'memory' }

function FeedsByState({ feeds }: { feeds: NowView['feeds'] }) {
  const all = feeds.reduce((sum, { n }) => sum + n, 0)
  const counts = STATES.map((state) => ({ state, n: countOf(feeds, state) })).filter(({ n }) => n > 0)
  return (
    <Section title="Feeds" note={<a href="/desk/feeds">{plural(all, 'feed')}</a>}>
      {all === 0 ? (
        <p class="none">
          None yet. <a href="/desk/feeds">Add the first</a>.
        </p>
      ) : (
        <>
          <div class="stack" aria-hidden="true">
            {counts.map(({ state, n }) => (
              <i key={state} class={`state-${state}`} style={{ flexGrow: n }} />
            ))}
          </div>
          <ul class="key">
            {counts.map(({ state, n }) => (
              <li key={state}>
                <i class={`state-${state}`} aria-hidden="true" /> {state} <b>{count(n)}</b>
              </li>
            ))}
          </ul>
        </>
      )}
    </Section>
  )
}

const countOf = (feeds: NowView['feeds'], state: string) =>
  feeds.filter((feed) => (feed.paused ? state === 'paused' : feed.state === state)).reduce((sum, { n }) => sum + n, 0)

function Gauges({ machine: { disk, memory, storeBytes } }: { machine: NowView['machine'] }) {
  const used = memory.totalBytes - memory.freeBytes
  return (
    <dl class="gauges">
      {disk ? (
        <Gauge
          name="Disk"
          share={1 - disk.freeBytes / disk.totalBytes}
          says={`${bytes(disk.freeBytes)} free of ${bytes(disk.totalBytes)}`}
        />
      ) : null}
      <Gauge
        name="Memory"
        share={used / memory.totalBytes}
        says={`${bytes(memory.freeBytes)} free; this process ${bytes(memory.ownBytes)}`}
      />
      <div>
        <dt>Store</dt>
        <dd>{bytes(storeBytes)}</dd>
      </div>
    </dl>
  )
}

const TIGHT = 0.9

function Gauge({ name, share, says }: { name: string; share: number; says: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <span class={`gauge${share > TIGHT ? ' tight' : ''}`} aria-hidden="true">
          <i style={{ width: `${Math.round(share * 100)}%` }} />
        </span>
        {says}
      </dd>
    </div>
  )
}
