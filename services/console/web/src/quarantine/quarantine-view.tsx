import type { HeldReason, Totals } from '@copydesk/store'
import { useState } from 'preact/hooks'
import type { ViewProps } from '../app.tsx'
import { count, plural } from '../format.ts'
import { useView } from '../live.ts'
import { Ago, Heading, Section, Waiting } from '../parts.tsx'
import { send, type Wire } from '../wire.ts'
import { FindForm, FoundJobs } from './found-jobs.tsx'
import { Jobs } from './jobs.tsx'

type Group = Wire<HeldReason>
/** So many kinds of failure are listed, the most frequent. */
const GROUPS = 100
const EVERY_MS = 5000

/** Of a stage: one job, those of a kind, or all. */
export type Redrive = (which: { stage: string; key?: string; reason?: string }) => void

/** Where the work of a page is; what could not go on, why, and having it tried again. */
export function QuarantineView({ query }: ViewProps) {
  const { value, error, again } = useView<{ reasons: Group[] }>(`/quarantine/reasons?limit=${GROUPS}`, EVERY_MS, false)
  const [said, say] = useState<string | null>(null)
  if (!value) return <Waiting error={error} again={again} />
  const redrive: Redrive = (which) => {
    void send<{ redriven: number }>('/quarantine/redrive', which).then(
      ({ redriven }) => {
        say(`${plural(redriven, 'job goes', 'jobs go')} through ${which.stage} again.`)
        again()
      },
      (why: unknown) => say(why instanceof Error ? why.message : String(why)),
    )
  }
  const [only, find] = [query.get('stage'), query.get('find') ?? '']
  const stages = [...Map.groupBy(value.reasons, ({ stage }) => stage)].filter(
    ([stage]) => only === null || stage === only,
  )
  const held = sumOf(value.reasons)
  return (
    <div class="quarantine">
      <header class="view-head">
        <Heading>Queues</Heading>
        <p>
          {value.reasons.length === GROUPS ? <AllHeld listed={held} /> : allSaid(held)}{' '}
          {only === null ? null : <a href="/desk/queues">All stages</a>} <a href="/queues">Each queue in bull-board</a>
        </p>
        <FindForm find={find} />
      </header>
      <div role="status">{said === null ? null : <p class="said">{said}</p>}</div>
      {find === '' ? null : <FoundJobs key={find} find={find} redrive={redrive} />}
      {stages.length === 0 && find === '' ? (
        <div class="empty">
          <p>
            A page that cannot be fetched or read, or a job that failed at every attempt, is held here until somebody
            runs it again.
          </p>
        </div>
      ) : null}
      {stages.map(([stage, groups]) => (
        <Section
          key={stage}
          title={stage}
          note={<Whole stage={stage} groups={groups} isCut={value.reasons.length === GROUPS} redrive={redrive} />}
        >
          <ul class="groups">
            {groups.map((group) => (
              <GroupRow key={group.reason} group={group} redrive={redrive} />
            ))}
          </ul>
        </Section>
      ))}
    </div>
  )
}

const allSaid = (held: number) =>
  held === 0
    ? 'Nothing is held: whatever came went on.'
    : `${plural(held, 'job')} could not go on and ${held === 1 ? 'is' : 'are'} held, with the reason. Nothing else waits for ${held === 1 ? 'it' : 'them'}.`

const sumOf = (groups: Group[]) => groups.reduce((sum, { jobs }) => sum + jobs, 0)

/** More kinds are held than are listed: how many jobs that are is counted with all else there is. */
function AllHeld({ listed }: { listed: number }) {
  const { value } = useView<Wire<Totals>>('/totals', EVERY_MS, false)
  const counted = Object.values(value?.quarantined ?? {}).reduce((sum, n) => sum + n, 0)
  return (
    <>
      {count(Math.max(listed, counted))} jobs could not go on and are held, with the reason. These are the {GROUPS} most
      frequent.
    </>
  )
}

type WholeProps = { stage: string; groups: Group[]; isCut: boolean; redrive: Redrive }

function Whole({ stage, groups, isCut, redrive }: WholeProps) {
  return (
    <>
      {isCut ? 'At least ' : ''}
      {count(sumOf(groups))} held ·{' '}
      <button class="link" type="button" onClick={() => redrive({ stage })}>
        Run all of {stage} again
      </button>
    </>
  )
}

function GroupRow({ group: { stage, reason, jobs, newest, example }, redrive }: { group: Group; redrive: Redrive }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <li>
      <div class="group-row">
        <strong>{count(jobs)}</strong>
        <div>
          <h3>{jobs === 1 ? example : reason}</h3>
          <p class="address">
            last <Ago time={newest} />
            {jobs === 1 || example === reason ? '' : `: ${example}`}
          </p>
        </div>
        <div class="feed-tools">
          <button class="quiet" type="button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            {isOpen ? 'Close' : 'Look'}
          </button>
          <button
            class="quiet"
            type="button"
            aria-label={`Run again: ${example}`}
            onClick={() => redrive({ stage, reason })}
          >
            Run again
          </button>
        </div>
      </div>
      {isOpen ? <Jobs stage={stage} reason={reason} held={jobs} redrive={redrive} /> : null}
    </li>
  )
}
