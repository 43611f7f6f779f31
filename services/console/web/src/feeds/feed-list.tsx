import type { FeedView } from '@copydesk/console'
import type { FeedEntrySummary } from '@copydesk/store'
import { useState } from 'preact/hooks'
import { count, duration, shortUrl } from '../format.ts'
import { sayError, useView } from '../live.ts'
import { Ago, Out } from '../parts.tsx'
import { send, type Wire } from '../wire.ts'

type Feed = Wire<FeedView>

const SHOWN = 200

/** Feeds, those that need somebody first. */
export function FeedList({ feeds, onChange }: { feeds: Feed[]; onChange: () => void }) {
  const [most, setMost] = useState(SHOWN)
  if (feeds.length === 0) return <p class="none empty-list">None of the feeds is so.</p>
  return (
    <>
      <ul class="feed-list">
        {feeds.slice(0, most).map((feed) => (
          <FeedRow key={feed.id} feed={feed} onChange={onChange} />
        ))}
      </ul>
      {feeds.length > most ? (
        <button type="button" onClick={() => setMost(most + SHOWN)}>
          Show {count(Math.min(SHOWN, feeds.length - most))} more
        </button>
      ) : null}
    </>
  )
}

function FeedRow({ feed, onChange }: { feed: Feed; onChange: () => void }) {
  const [isOpen, setOpen] = useState(false)
  const [refused, refuse] = useState<string | null>(null)
  const { url, title, state, paused, reason, flag, remark, movedTo, lately, entries } = feed
  const says = [
    flag,
    remark,
    state === 'healthy' ? null : reason,
    movedTo ? `It has moved to ${movedTo}.` : null,
  ].filter((one) => one !== null)
  return (
    <li>
      <div class="feed-row">
        <span class={`state state-${paused ? 'paused' : state}`} aria-hidden="true" />
        <div>
          <h2>{title ?? shortUrl(url)}</h2>
          <p class="address">
            <Out url={url}>{shortUrl(url)}</Out> · {paused ? 'paused' : state} · {pace(feed)}
          </p>
          {says.map((one) => (
            <p key={one} class="feed-says">
              {one}
            </p>
          ))}
          <div role="status">{refused === null ? null : <p class="feed-says">{refused}</p>}</div>
        </div>
        <dl class="feed-counts">
          <div>
            <dd>{count(lately)}</dd>
            <dt>in a day</dt>
          </div>
          <div>
            <dd>{count(entries)}</dd>
            <dt>in all</dt>
          </div>
          <div>
            <dd>
              {feed.yield?.recent === null || feed.yield?.recent === undefined
                ? '–'
                : count(Math.round(feed.yield.recent))}
            </dd>
            <dt>bytes a text</dt>
          </div>
        </dl>
        <div class="feed-tools">
          <button class="quiet" type="button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            {isOpen ? 'Close' : 'Entries'}
          </button>
          <Pause url={url} paused={paused} name={title ?? url} onChange={onChange} onRefused={refuse} />
        </div>
      </div>
      {isOpen ? <Entries id={feed.id} /> : null}
    </li>
  )
}

/** What was learnt of how often it publishes, and when it is asked next. */
function pace({ intervalSeconds, gapSeconds, lastPolledAt, nextPollAt, answerMs, push, paused }: Feed) {
  const parts = [
    `every ${duration(intervalSeconds)}`,
    gapSeconds === null ? null : `publishes every ${duration(gapSeconds)}`,
    push === null ? null : `push ${push}`,
    answerMs === null
      ? null
      : `answers in ${answerMs < 1000 ? `${Math.round(answerMs)} ms` : duration(answerMs / 1000)}`,
  ].filter((part) => part !== null)
  return (
    <>
      {parts.join(' · ')}
      {lastPolledAt ? (
        <>
          {' '}
          · read <Ago time={lastPolledAt} />
        </>
      ) : null}
      {paused ? null : (
        <>
          {' '}
          · next <Ago time={nextPollAt} />
        </>
      )}
    </>
  )
}

type PauseProps = {
  url: string
  paused: boolean
  name: string
  onChange: () => void
  /** Told why it was not done; null once it was. */
  onRefused: (why: string | null) => void
}

function Pause({ url, paused, name, onChange, onRefused }: PauseProps) {
  const [isBusy, setBusy] = useState(false)
  const change = async () => {
    setBusy(true)
    const why = await send(`/views/feeds/${paused ? 'resume' : 'pause'}`, { url }).then(() => null, sayError)
    onRefused(why)
    setBusy(false)
    onChange()
  }
  return (
    <button
      class="quiet"
      type="button"
      disabled={isBusy}
      aria-label={`${paused ? 'Resume' : 'Pause'} ${name}`}
      onClick={() => void change()}
    >
      {paused ? 'Resume' : 'Pause'}
    </button>
  )
}

function Entries({ id }: { id: string }) {
  const { value, error } = useView<{ entries: Wire<FeedEntrySummary>[] }>(`/views/feeds/${id}`, 10_000, false)
  if (!value) return <p class="none">{error ?? ' '}</p>
  if (value.entries.length === 0) return <p class="none">It has announced nothing yet.</p>
  return (
    <ul class="choices">
      {value.entries.map(({ id: entry, url, title, disposition, reason, letters, firstSeenAt }) => (
        <li key={entry}>
          <a href={`/desk/trace?of=${entry}`}>{title ?? shortUrl(url)}</a>
          <span>{letters === null ? (reason ?? '') : `${count(letters)} letters`}</span>
          <span class={`disposition ${disposition}`}>{disposition}</span>
          <Ago time={firstSeenAt} />
        </li>
      ))}
    </ul>
  )
}
