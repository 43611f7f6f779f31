import { clockSeconds } from '../format.ts'
import { latest } from '../live.ts'
import { outletName, outletNames } from '../outlets.ts'
import { useWatched } from '../store.ts'
import { tellEvent } from './tell-event.ts'

const SHOWN = 10

/** What has just happened, told in words. */
export function LatestNews() {
  const events = useWatched(latest).slice(0, SHOWN)
  useWatched(outletNames)
  if (events.length === 0)
    return <p class="none">Nothing yet. Every new text, copy and change is told here as it is found.</p>
  return (
    <ol class="latest">
      {events.map((event) => {
        const { kind, says, title, to, tone } = tellEvent(event, outletName)
        return (
          <li key={event.id} class={tone}>
            <time dateTime={event.time}>{clockSeconds(event.time)}</time>
            <span class="latest-kind">{kind}</span>
            <p>
              {says}
              {title ? ': ' : ''}
              {title ? to ? <a href={to}>{title}</a> : <cite>{title}</cite> : to ? <a href={to}> See it</a> : null}
            </p>
          </li>
        )
      })}
    </ol>
  )
}
