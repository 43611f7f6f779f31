import type { TraceView as Traced } from '@copydesk/console'
import type { ViewProps } from '../app.tsx'
import { dayAndClock, plural, shortUrl } from '../format.ts'
import { useView } from '../live.ts'
import { outletName, outletNames } from '../outlets.ts'
import { Ago, Heading, Out, Section, Waiting } from '../parts.tsx'
import { go } from '../router.ts'
import { useWatched } from '../store.ts'
import type { Wire } from '../wire.ts'
import { Proofs } from './proofs.tsx'
import { Steps } from './steps.tsx'

export type Trace = Extract<Wire<Traced>, { type: 'trace' }>
type Found = Extract<Wire<Traced>, { type: 'found' }>

/** One page through every stage, by its address or whatever one has of it. */
export function TraceView({ query }: ViewProps) {
  const of = query.get('of') ?? ''
  return (
    <div class="trace">
      <header class="view-head">
        <Heading>Trace</Heading>
        <p>What became of a page, and why: by its address or a part of it, its outlet, its headline, or any id.</p>
        <Search of={of} />
      </header>
      {of === '' ? null : <Answer key={of} of={of} />}
    </div>
  )
}

function Search({ of }: { of: string }) {
  return (
    <form
      class="search"
      role="search"
      onSubmit={(event) => {
        event.preventDefault()
        const given = new FormData(event.currentTarget).get('of')
        if (typeof given === 'string' && given.trim() !== '') go(`/desk/trace?of=${encodeURIComponent(given.trim())}`)
      }}
    >
      <label for="of">Page</label>
      <input
        id="of"
        name="of"
        type="search"
        key={of}
        defaultValue={of}
        placeholder="https://… or herald.example or storm"
        autoComplete="off"
        spellcheck={false}
      />
      <button type="submit">Find</button>
    </form>
  )
}

const EVERY_MS = 60_000

/** A list of what was found stays as it is; a page on its way is read again when the log tells of it. */
const idsOf = (traced: Wire<Traced>): string[] =>
  traced.type === 'trace' ? [traced.entry.url, ...traced.steps.flatMap(({ detail }) => textsIn(detail))] : []

const textsIn = (detail: Record<string, unknown>) => Object.values(detail).filter((value) => typeof value === 'string')

function Answer({ of }: { of: string }) {
  const { value, error, again } = useView<Wire<Traced>>(`/views/trace?of=${encodeURIComponent(of)}`, EVERY_MS, idsOf)
  useWatched(outletNames)
  if (!value) return <Waiting error={error} again={again} />
  if (value.type === 'short') {
    return (
      <div class="empty">
        <p>That is too short to be looked for: give {value.fewest} letters or more.</p>
      </div>
    )
  }
  return value.type === 'found' ? <Choices found={value} /> : <Told trace={value} />
}

function Choices({ found: { entries, since, isMore } }: { found: Found }) {
  if (entries.length === 0) {
    return (
      <div class="empty">
        <p>
          {since === null
            ? 'No entry is known by that. A page is known here once a feed has announced it.'
            : `Among the pages found since ${dayAndClock(since)} there is none; to look further back takes too long. Give the whole address, or the outlet.`}
        </p>
      </div>
    )
  }
  return (
    <Section title="Which of these" note={foundNote(entries.length, isMore, since)}>
      <ul class="choices">
        {entries.map(({ id, url, outlet, title, disposition, foundAt }) => (
          <li key={id}>
            <a href={`/desk/trace?of=${id}`}>{title ?? shortUrl(url)}</a>
            <span>{outletName(outlet)}</span>
            <span class={`disposition ${disposition}`}>{disposition}</span>
            <Ago time={foundAt} />
          </li>
        ))}
      </ul>
    </Section>
  )
}

function foundNote(n: number, isMore: boolean, since: string | null): string {
  const found = isMore ? `The newest ${n}` : plural(n, 'entry', 'entries')
  return since === null ? found : `${found}, of what was found since ${dayAndClock(since)}`
}

function Told({ trace }: { trace: Trace }) {
  const { entry, steps, pages } = trace
  return (
    <>
      <section class="traced" aria-label="The entry">
        <p class="kicker">
          <Out url={entry.url}>{shortUrl(entry.url)}</Out>
        </p>
        <h2>{entry.title ?? 'Untitled'}</h2>
        <p>
          <span class={`disposition ${entry.disposition}`}>{entry.disposition}</span>{' '}
          {entry.reason ?? ENDS[entry.disposition] ?? ''} · {outletName(entry.outlet)}
          {' · found '}
          {dayAndClock(entry.foundAt)}
        </p>
      </section>
      <Section title="Its way" note={plural(steps.length, 'step')}>
        <Steps steps={steps} pages={pages} />
      </Section>
      <Proofs trace={trace} />
    </>
  )
}

const ENDS: Record<string, string> = {
  stored: 'its page leads an article',
  copy: 'its page carries an article that another page leads',
  pending: 'it is still on the line',
}
