import type { TraceView } from '@copydesk/console'
import type { QuarantineRow } from '@copydesk/store'
import { useState } from 'preact/hooks'
import { bytes, count, shortUrl } from '../format.ts'
import { useView } from '../live.ts'
import { Ago } from '../parts.tsx'
import { Proofs } from '../trace/proofs.tsx'
import type { Wire } from '../wire.ts'
import type { Redrive } from './quarantine-view.tsx'

export type Job = Wire<QuarantineRow>

type JobsProps = { stage: string; reason: string; held: number; redrive: Redrive }

/** The newest jobs of one kind of failure, each with its page to look at. `held`: how many there are. */
export function Jobs({ stage, reason, held, redrive }: JobsProps) {
  const query = new URLSearchParams({ stage, reason })
  const { value, error } = useView<{ jobs: Job[] }>(`/quarantine?${query}`, 10_000, false)
  if (!value) return <p class="none">{error ?? ' '}</p>
  const shown = value.jobs.length
  return (
    <>
      <ul class="jobs">
        {value.jobs.map((job) => (
          <JobRow key={job.key} job={job} stage={stage} redrive={redrive} />
        ))}
      </ul>
      {shown < held ? (
        <p class="none">
          {count(shown)} of {count(held)}, the newest.
        </p>
      ) : null}
    </>
  )
}

/** One job that is held, with its page and what was read from it. */
export function JobRow({
  job: { key, url, title, entryId, pageId, reason, at },
  stage,
  redrive,
}: {
  job: Job
  stage: string
  redrive: Redrive
}) {
  const [open, setOpen] = useState<'page' | 'text' | null>(null)
  const turn = (which: 'page' | 'text') => setOpen(open === which ? null : which)
  const name = title ?? (url === null ? key : shortUrl(url))
  return (
    <li>
      <div class="job-row">
        <div>
          {entryId === null ? <b>{name}</b> : <a href={`/desk/trace?of=${entryId}`}>{name}</a>}
          <p class="address">{reason}</p>
        </div>
        <Ago time={at} />
        <div class="feed-tools">
          {pageId === null ? null : (
            <button class="quiet" type="button" aria-expanded={open === 'page'} onClick={() => turn('page')}>
              Its page
            </button>
          )}
          {entryId === null ? null : (
            <button class="quiet" type="button" aria-expanded={open === 'text'} onClick={() => turn('text')}>
              Its text
            </button>
          )}
          <button class="quiet" type="button" aria-label={`Run again: ${name}`} onClick={() => redrive({ stage, key })}>
            Run again
          </button>
        </div>
      </div>
      {open === 'page' && pageId !== null ? <RawPage id={pageId} /> : null}
      {open === 'text' && entryId !== null ? <KeptText entryId={entryId} /> : null}
    </li>
  )
}

type Page = {
  url: string
  status: number
  bytes: number
  text: string
  rawHash: string
  headers: Record<string, string>
}

/** The page as it came, as text. */
function RawPage({ id }: { id: string }) {
  const { value, error } = useView<Page>(`/views/pages/${encodeURIComponent(id)}`, 600_000, false)
  if (!value) return <p class="none">{error ?? ' '}</p>
  return (
    <div class="raw">
      <p class="address">
        {value.status} · {value.headers['content-type'] ?? 'no content type'} · {bytes(value.bytes)} ·{' '}
        <a href={`/views/raw/${value.rawHash}`} download>
          raw bytes
        </a>
      </p>
      <pre tabIndex={0} aria-label="The page as it came">
        {value.text}
      </pre>
    </div>
  )
}

/** What was read from it last, with what was removed. */
function KeptText({ entryId }: { entryId: string }) {
  const { value, error } = useView<Wire<TraceView>>(`/views/trace?of=${encodeURIComponent(entryId)}`, 600_000, false)
  if (!value) return <p class="none">{error ?? ' '}</p>
  if (value.type !== 'trace' || value.revisions.length === 0) return <p class="none">No text was read from it yet.</p>
  return <Proofs trace={value} />
}
