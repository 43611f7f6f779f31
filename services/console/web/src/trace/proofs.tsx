import { useState } from 'preact/hooks'
import { dayAndClock, percent, plural } from '../format.ts'
import { Section } from '../parts.tsx'
import type { Trace } from './trace-view.tsx'

type Revision = Trace['revisions'][number]

/** The texts its page had, what was removed struck through where it stood. */
export function Proofs({ trace: { revisions } }: { trace: Trace }) {
  const [chosen, choose] = useState<string | null>(null)
  const revision = revisions.find(({ id }) => id === chosen) ?? revisions.at(-1)
  if (!revision) return null
  return (
    <Section
      title="Its text"
      note={`Cleaned ${dayAndClock(revision.cleanedAt)}; struck through is what was removed, and why`}
    >
      {revisions.length > 1 ? (
        <div class="orders" role="group" aria-label="Version">
          {revisions.map(({ id, number }) => (
            <button key={id} class="link" type="button" aria-pressed={id === revision.id} onClick={() => choose(id)}>
              Version {number}
            </button>
          ))}
        </div>
      ) : null}
      <div class="columns">
        <Proof revision={revision} />
        {revision.dropped === null ? <Fields revision={revision} /> : null}
      </div>
    </Section>
  )
}

const LONG = 280

function Proof({ revision: { title, proof, dropped, unplaced } }: { revision: Revision }) {
  const removed = proof.filter((part) => part.removed !== null).length
  return (
    <div class="proof prose">
      <h3>{title ?? 'No headline'}</h3>
      {proof.map(({ text, removed: why }, at) =>
        why === null ? (
          <p key={at}>{text}</p>
        ) : (
          <p key={at} class="removed">
            <small>{why}</small>
            <del>{text.length > LONG ? `${text.slice(0, LONG)} …` : text}</del>
          </p>
        ),
      )}
      {dropped === null ? null : <p class="none">{`It cannot be shown: ${dropped}.`}</p>}
      {dropped === null && removed === 0 ? <p class="none">Nothing was removed.</p> : null}
      {dropped === null && removed > 0 && unplaced !== null ? (
        <p class="none">{`What was removed stands at the end, not where it stood: ${unplaced}.`}</p>
      ) : null}
    </div>
  )
}

const FIELDS = [
  { field: 'title', name: 'Headline' },
  { field: 'byline', name: 'By' },
  { field: 'publishedAt', name: 'Published' },
  { field: 'modifiedAt', name: 'Changed' },
  { field: 'publisher', name: 'Publisher' },
  { field: 'language', name: 'Language' },
  { field: 'section', name: 'Section' },
  { field: 'canonicalUrl', name: 'Address it gives itself' },
] as const

const MOMENT = /^\d{4}-\d\d-\d\dT/

/** What was read beside the text, where it stood, and how far it is trusted. */
function Fields({ revision: { article } }: { revision: Revision }) {
  return (
    <dl class="fields">
      {FIELDS.map(({ field, name }) => {
        const value = article[field]
        const written = Array.isArray(value) ? value.join(', ') : (value ?? '')
        const shown = MOMENT.test(written) ? dayAndClock(written) : written
        const from = article.provenance?.[field]
        return (
          <div key={field}>
            <dt>{name}</dt>
            <dd>
              {shown === '' ? <span class="none">not given</span> : shown}
              {from && shown !== '' ? (
                <small>
                  {from.source}, {percent(from.confidence)}
                </small>
              ) : null}
            </dd>
          </div>
        )
      })}
      <div>
        <dt>Credit</dt>
        <dd>{article.credit ? <q>{article.credit.evidence}</q> : <span class="none">none</span>}</dd>
      </div>
      <div>
        <dt>Notices</dt>
        <dd>{article.notices?.length ? plural(article.notices.length, 'notice') : <span class="none">none</span>}</dd>
      </div>
    </dl>
  )
}
