import type { StageName } from '@copydesk/pipeline'
import type { QueuedJob } from '@copydesk/queue'
import { dayAndClock, plural, shortUrl } from '../format.ts'
import { useView } from '../live.ts'
import { Ago, Section } from '../parts.tsx'
import { go } from '../router.ts'
import type { Wire } from '../wire.ts'
import { JobRow, type Job } from './jobs.tsx'
import type { Redrive } from './quarantine-view.tsx'

type Entry = { id: string; url: string; outlet: string; disposition: string; reason: string | null }
type Due = { stage: StageName; key: string; event: Record<string, unknown>; at: string; job: Wire<QueuedJob> | null }
type Found = { entries: Entry[]; jobs: Due[]; held: Job[] }

const EVERY_MS = 3000

/** An address has a slash or a scheme, an outlet is a host; all else is an id. */
const asked = (find: string) => {
  const name = find.includes('/') ? 'url' : /^[\w-]+(?:\.[\w-]+)+(?::\d+)?$/.test(find) ? 'outlet' : 'id'
  const value = name === 'url' && !/^https?:/.test(find) ? `https://${find}` : find
  return new URLSearchParams({ [name]: value })
}

/** Looks for the work of a page, of an outlet, or of any id. */
export function FindForm({ find }: { find: string }) {
  return (
    <form
      class="search"
      role="search"
      onSubmit={(event) => {
        event.preventDefault()
        const given = new FormData(event.currentTarget).get('find')
        const words = typeof given === 'string' ? given.trim() : ''
        go(words === '' ? '/desk/queues' : `/desk/queues?${new URLSearchParams({ find: words })}`, true)
      }}
    >
      <label for="find">Find a job by its page’s address, outlet, or any id</label>
      <input
        id="find"
        name="find"
        type="search"
        key={find}
        defaultValue={find}
        placeholder="https://… or herald.example"
        autoComplete="off"
        spellcheck={false}
      />
      <button type="submit">Find</button>
    </form>
  )
}

/** Where the work of what was found is: due at a stage, in its queue or not, or held. */
export function FoundJobs({ find, redrive }: { find: string; redrive: Redrive }) {
  const { value, error } = useView<Found>(`/jobs?${asked(find)}`, EVERY_MS, false)
  if (!value) return <p class="none">{error ?? ' '}</p>
  const { jobs, held } = value
  const heldIds = new Set(held.map(({ entryId }) => entryId))
  const entries = value.entries.filter(({ id }) => !heldIds.has(id))
  if (entries.length + jobs.length + held.length === 0) {
    return (
      <p class="none">Nothing is known by that. Of an outlet, only what is still on the line or held is looked for.</p>
    )
  }
  return (
    <Section
      title="Found"
      note={`${plural(value.entries.length, 'page')}; ${plural(jobs.length, 'job')} due, ${held.length} held`}
    >
      <ul class="jobs found">
        {jobs.map((job) => (
          <DueJob key={`${job.stage} ${job.key}`} due={job} />
        ))}
        {held.map((job) => (
          <JobRow key={`${job.stage} ${job.key}`} job={job} stage={job.stage} redrive={redrive} />
        ))}
        {entries.map((entry) => (
          <li key={entry.id}>
            <div class="job-row">
              <div>
                <a href={`/desk/trace?of=${entry.id}`}>{shortUrl(entry.url)}</a>
                <p class="address">{entry.reason ?? ''}</p>
              </div>
              <span class={`disposition ${entry.disposition}`}>{entry.disposition}</span>
              <span />
            </div>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function DueJob({ due: { stage, key, at, job } }: { due: Due }) {
  return (
    <li>
      <div class="job-row">
        <div>
          <b>{stage}</b> <span class="address">{key}</span>
          <p class="address">{job === null ? 'not in the queue: it is put there when it is due' : stateOf(job)}</p>
        </div>
        <span>
          due <Ago time={at} />
        </span>
        <span />
      </div>
    </li>
  )
}

function stateOf({ state, attempts, runsAt }: Wire<QueuedJob>): string {
  const tried = attempts > 0 ? `, begun ${plural(attempts, 'time')}` : ''
  if (state === 'delayed')
    return `in the queue, put off${runsAt === null ? '' : ` until ${dayAndClock(runsAt)}`}${tried}`
  return `${state === 'active' ? 'being worked on' : 'waits in the queue'}${tried}`
}
