import type { ComponentChildren } from 'preact'
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { ago, fullTime } from './format.ts'
import { takeFocus } from './router.ts'
import { useWatched, watched } from './store.ts'

/** A view that is still read, or could not be. */
export function Waiting({ error, again }: { error: string | null; again: () => void }) {
  if (error === null)
    return (
      <p class="waiting" aria-busy="true">
        Reading …
      </p>
    )
  return (
    <div class="empty" role="alert">
      <p>{error}</p>
      <button type="button" onClick={again}>
        Try again
      </button>
    </div>
  )
}

/** What a view is headed by; it has the focus when the view was gone to. */
export function Heading({ children }: { children: ComponentChildren }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (takeFocus()) heading.current?.focus({ preventScroll: true })
  }, [])
  return (
    <h1 ref={heading} tabIndex={-1}>
      {children}
    </h1>
  )
}

/** The time now, for all that tell how long something is ago. */
const clock = watched(Date.now())
setInterval(() => clock.set(Date.now()), 5000)

export function Ago({ time }: { time: string }) {
  const now = useWatched(clock)
  return (
    <time dateTime={time} title={fullTime(time)}>
      {ago(time, now)}
    </time>
  )
}

/** Leads out of the desk, to an address from the net: only ever http or https. */
export function Out({ url, children }: { url: string; children: ComponentChildren }) {
  if (!/^https?:\/\//.test(url)) return <span>{children}</span>
  return (
    <a href={url} target="_blank" rel="noreferrer noopener">
      {children}
    </a>
  )
}

/** Counts of the last minutes as a line. It says nothing that is not beside it in words. */
export function Spark({ counts, width = 96, height = 24 }: { counts: number[]; width?: number; height?: number }) {
  const most = Math.max(1, ...counts)
  const step = width / Math.max(1, counts.length - 1)
  const points = counts.map(
    (n, at) => `${(at * step).toFixed(1)},${(height - 1 - (n / most) * (height - 3)).toFixed(1)}`,
  )
  return (
    <svg class="spark" viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" aria-hidden="true">
      <polygon points={`0,${height} ${points.join(' ')} ${width},${height}`} />
      <polyline points={points.join(' ')} />
    </svg>
  )
}

export function Section({
  title,
  note,
  children,
}: {
  title: string
  note?: ComponentChildren
  children: ComponentChildren
}) {
  const id = title.toLowerCase().replaceAll(/[^a-z]+/g, '-')
  return (
    <section aria-labelledby={id}>
      <header class="section-head">
        <h2 id={id}>{title}</h2>
        {note ? <p>{note}</p> : null}
      </header>
      {children}
    </section>
  )
}

type SureProps = { says: string; asks: string; isBusy: boolean; act: () => void }

/** A button for what cannot be taken back: it asks once more where it stands. */
export function Sure({ says, asks, isBusy, act }: SureProps) {
  const [state, setState] = useState<'calm' | 'asking' | 'answered'>('calm')
  const first = useRef<HTMLButtonElement>(null)
  // The button that was pressed is gone: the one in its place has the focus.
  useLayoutEffect(() => {
    if (state !== 'calm') first.current?.focus()
  }, [state])
  if (state !== 'asking') {
    return (
      <button ref={first} class="quiet" type="button" disabled={isBusy} onClick={() => setState('asking')}>
        {says}
      </button>
    )
  }
  const answer = (isYes: boolean) => {
    setState('answered')
    if (isYes) act()
  }
  return (
    <span class="sure" role="group" aria-label={asks}>
      {asks}{' '}
      <button ref={first} class="quiet" type="button" onClick={() => answer(true)}>
        Yes
      </button>{' '}
      <button class="quiet" type="button" onClick={() => answer(false)}>
        No
      </button>
    </span>
  )
}
