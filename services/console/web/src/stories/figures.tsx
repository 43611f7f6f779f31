import { useState } from 'preact/hooks'
import { clock, count } from '../format.ts'
import { Out, Section } from '../parts.tsx'
import type { Story } from './story-view.tsx'

const SHOWN = 12
const MOST = 200

type Quantity = Story['figures'][number]

/** What is counted, and what each origin says of it; those on which they do not agree first. */
export function Figures({ story }: { story: Story }) {
  const figures = story.figures
    .filter(({ contested, sources, stated }) => contested || sources.length > 1 || stated.length > 1)
    .toSorted((a, b) => Number(b.contested) - Number(a.contested))
  const [isWhole, setWhole] = useState(false)
  const others = figures.length > 0 ? story.figures.length - figures.length : 0
  const shown =
    isWhole || others === 0 ? story.figures.toSorted((a, b) => Number(b.contested) - Number(a.contested)) : figures
  if (shown.length === 0) return null
  const contested = shown.filter((quantity) => quantity.contested).length
  const note =
    contested > 0
      ? `${contested} contested: what two origins say cannot both be right`
      : 'No two origins contradict each other'
  return (
    <Section title="Figures" note={note}>
      <ul class="figures">
        {shown.slice(0, isWhole ? MOST : SHOWN).map((quantity, at) => (
          <Figure key={at} quantity={quantity} />
        ))}
      </ul>
      {others > 0 ? (
        <button class="quiet more" type="button" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
          {isWhole ? 'Only what several state' : `${count(others)} more, each stated once`}
        </button>
      ) : null}
    </Section>
  )
}

function Figure({ quantity }: { quantity: Quantity }) {
  const { contested, stated } = quantity
  return (
    <li class={contested ? 'contested' : ''}>
      <h3>
        {nameOf(quantity)}
        {contested ? <em>contested</em> : null}
      </h3>
      <p class="range">{rangeOf(quantity)}</p>
      <ul>
        {stated.map((figure, at) => (
          <li key={at}>
            <b>{figure.text}</b> <span>{figure.origin ?? 'origin unknown'}</span>
            {figure.attributedTo ? <span> citing {figure.attributedTo}</span> : null}{' '}
            <time dateTime={figure.at}>{clock(figure.at)}</time>
            <Out url={figure.url}>
              <q>{figure.sentence}</q>
            </Out>
          </li>
        ))}
      </ul>
    </li>
  )
}

const nameOf = ({ of, unit, fate }: Quantity) => {
  const name = of || unit || 'a number'
  return fate === null || fate === name ? name : `${name}, ${fate}`
}

const UNIT_SIGNS: Record<string, string> = { percent: '%', USD: ' US$', EUR: ' €', GBP: ' £' }

function rangeOf({ low, high, unit, of }: Quantity): string {
  const sign = unit === null || unit === of ? '' : (UNIT_SIGNS[unit] ?? ` ${unit}`)
  return `${low === high ? count(low) : `${count(low)}–${count(high)}`}${sign}`
}
