import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import { onGrowth, sayError, trouble } from '../live.ts'
import { read } from '../wire.ts'

const PAGE = 100
const EVERY_MS = 15_000

type Pages<Row> = { address: string; total: number | null; rows: ReadonlyMap<number, Row>; error: string | null }

type Answer<Row> = { total: number; stories: Row[] }

type Paged<Row> = {
  /** Null until the first answer. */
  total: number | null
  rowAt: (at: number) => Row | undefined
  error: string | null
  onSight: (first: number, end: number) => void
  again: () => void
}

/** Kept so that the way back to a long list leads to the same place of it. */
const kept = new Map<string, Pages<unknown>>()

/**
 * A long list, read a hundred rows at a time as they come into sight; what is in sight again when the log grows, and every so often. `address`
 * gives `{total, stories}` for an offset and a limit.
 */
export function usePaged<Row>(address: string): Paged<Row> {
  const [pages, setPages] = useState<Pages<Row>>(() => keptOf<Row>(address))
  const sight = useRef({ first: 0, end: PAGE })
  const reading = useRef({ more: () => {}, again: () => {} })

  useEffect(() => {
    const stop = new AbortController()
    let isOld = true
    const readSight = async () => {
      const isAll = isOld
      isOld = false
      const { first, end } = sight.current
      for (let offset = pageAt(first); offset < Math.max(end, first + 1); offset += PAGE) {
        if (!isAll && isKnown(address, Math.max(first, offset), Math.min(end, offset + PAGE))) continue
        const answer = await read<Answer<Row>>(`${address}&offset=${offset}&limit=${PAGE}`, stop.signal)
        setPages(keepPage(address, offset, answer))
      }
      trouble.set(null)
    }
    const more = oneAtATime(() =>
      readSight().catch((error: unknown) => {
        if (stop.signal.aborted) return
        const says = sayError(error)
        setPages({ ...keptOf<Row>(address), error: says })
        if (kept.has(address)) trouble.set(says)
      }),
    )
    const again = () => {
      isOld = true
      more()
    }
    reading.current = { more, again }
    setPages(keptOf<Row>(address))
    again()
    const interval = setInterval(() => document.hidden || again(), EVERY_MS)
    const unhear = onGrowth(again)
    return () => {
      trouble.set(null)
      stop.abort()
      clearInterval(interval)
      unhear()
    }
  }, [address])

  const onSight = useCallback(
    (first: number, end: number) => {
      sight.current = { first, end }
      if (!isKnown(address, first, end)) reading.current.more()
    },
    [address],
  )
  const shown = pages.address === address ? pages : keptOf<Row>(address)
  return {
    total: shown.total,
    rowAt: (at: number) => shown.rows.get(at),
    error: shown.error,
    onSight,
    again: () => reading.current.again(),
  }
}

/** What is asked for while it is done is done once more after that: of two readings at once, the older may end last. */
function oneAtATime(work: () => Promise<void>): () => void {
  let isBusy = false
  let isAsked = false
  const run = async () => {
    isBusy = true
    while (isAsked) {
      isAsked = false
      await work()
    }
    isBusy = false
  }
  return () => {
    isAsked = true
    if (!isBusy) void run()
  }
}

const pageAt = (row: number) => Math.floor(row / PAGE) * PAGE

function isKnown(address: string, first: number, end: number): boolean {
  const { rows, total } = keptOf(address)
  const last = Math.min(end, total ?? end)
  for (let at = first; at < last; at += 1) if (!rows.has(at)) return false
  return true
}

const keptOf = <Row>(address: string) =>
  (kept.get(address) as Pages<Row> | undefined) ?? { address, total: null, rows: new Map<number, Row>(), error: null }

function keepPage<Row>(address: string, offset: number, { total, stories }: Answer<Row>): Pages<Row> {
  const rows = new Map(keptOf<Row>(address).rows)
  for (const [at, row] of stories.entries()) rows.set(offset + at, row)
  const pages = { address, total, rows, error: null }
  kept.set(address, pages)
  return pages
}
