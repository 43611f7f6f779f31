import type { ComponentChildren } from 'preact'
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'

type Props = {
  total: number
  rowHeight: number
  label: string
  /** Row `at`, or what stands for it until it is there. */
  row: (at: number) => ComponentChildren
  /** Told which rows are in sight, and somewhat around them. */
  onSight: (first: number, end: number) => void
}

/** Rows drawn beyond the window on either side, so that keys and a quick wheel find them there. */
const BEYOND = 12

/** A list of any length of which only what is in sight is drawn. Rows are of one height; it scrolls with the page. */
export function WindowedList({ total, rowHeight, label, row, onSight }: Props) {
  const list = useRef<HTMLOListElement>(null)
  const [sight, setSight] = useState({ first: 0, end: BEYOND * 2 })
  useLayoutEffect(() => {
    const look = () => {
      const top = list.current?.getBoundingClientRect().top ?? 0
      const first = Math.max(0, Math.floor(-top / rowHeight) - BEYOND)
      const end = Math.min(total, Math.ceil((innerHeight - top) / rowHeight) + BEYOND)
      setSight((was) => (was.first === first && was.end === end ? was : { first, end: Math.max(first, end) }))
    }
    look()
    addEventListener('scroll', look, { passive: true })
    addEventListener('resize', look)
    return () => {
      removeEventListener('scroll', look)
      removeEventListener('resize', look)
    }
  }, [total, rowHeight])
  useEffect(() => onSight(sight.first, sight.end), [sight, onSight])
  const rows = Array.from(
    { length: Math.max(0, Math.min(sight.end, total) - sight.first) },
    (_, at) => sight.first + at,
  )
  return (
    <ol class="windowed" ref={list} aria-label={label} style={{ height: `${total * rowHeight}px` }}>
      {rows.map((at) => (
        <li
          key={at}
          aria-posinset={at + 1}
          aria-setsize={total}
          style={{ top: `${at * rowHeight}px`, height: `${rowHeight}px` }}
        >
          {row(at)}
        </li>
      ))}
    </ol>
  )
}
