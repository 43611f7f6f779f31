import { clockSeconds, duration, fullTime } from '../format.ts'
import type { Trace } from './trace-view.tsx'
import { tellStep } from './tell-step.ts'

type Props = Pick<Trace, 'steps' | 'pages'>

const SHORT_SECONDS = 1

/** Every step with its time, and how long it was after the one before. */
export function Steps({ steps, pages }: Props) {
  const sizes = new Map(pages.map(({ rawHash, bytes }) => [rawHash, bytes]))
  return (
    <ol class="steps">
      {steps.map((step, at) => {
        const { says, to, isBad } = tellStep(step, sizes)
        const before = steps[at - 1]
        const seconds = before ? (Date.parse(step.at) - Date.parse(before.at)) / 1000 : 0
        return (
          <li key={at} class={isBad ? 'bad' : ''}>
            <time dateTime={step.at} title={fullTime(step.at)}>
              {clockSeconds(step.at)}
            </time>
            <span class="after">{seconds < SHORT_SECONDS ? '' : `+${duration(seconds)}`}</span>
            <b>{step.stage}</b>
            <span>{to === null ? says : <Told says={says} to={to} />}</span>
          </li>
        )
      })}
    </ol>
  )
}

/** Bytes as they came are kept in a file: a browser is not to show them. */
const Told = ({ says, to }: { says: string; to: string }) =>
  to.startsWith('/views/raw/') ? (
    <>
      {says}{' '}
      <a href={to} download>
        raw bytes
      </a>
    </>
  ) : (
    <a href={to}>{says}</a>
  )
