import { plural } from '../format.ts'
import { Out, Section } from '../parts.tsx'
import type { Story } from './story-view.tsx'

type Dispute = Story['disputed'][number]

/** What is contested: statements of which one origin says what another denies, and where figures differ. */
export function Contested({ story: { disputed, contested } }: { story: Story }) {
  if (disputed.length === 0 && contested.length === 0) return null
  return (
    <Section title="Contested" note="One independent origin says what another denies, or gives another figure">
      <ul class="disputed">
        {disputed.map((dispute, at) => (
          <li key={at}>
            <Side verb="says" statement={dispute.said} />
            <Side verb="denies" statement={dispute.denied} />
          </li>
        ))}
      </ul>
      {contested.length > 0 ? (
        <p class="contested-figures">
          {plural(contested.length, 'figure')}: {contested.map(({ of, unit }) => of || unit || 'a number').join(', ')}.{' '}
          <a href="#figures">See who gives which</a>
        </p>
      ) : null}
    </Section>
  )
}

function Side({ verb, statement: { origin, sentence, url } }: { verb: string; statement: Dispute['said'] }) {
  return (
    <div>
      <p>
        <b>{origin}</b> {verb}
      </p>
      <blockquote>
        <Out url={url}>{sentence}</Out>
      </blockquote>
    </div>
  )
}
