import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import { onGrowth } from '../live.ts'
import { read } from '../wire.ts'

const PAGE = 100

type Pages<Row> = { address: string; total: number | null; rows: ReadonlyMap<number, Row>; error: string | null }

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
 * A long list, read a hundred rows at a time as they come into sight, and again when the log grows. `address` gives
 * `{total, stories}` for an offset and a limit.
 */
export function usePaged<Row>(address: string): Paged<Row> {
  const [pages, setPages] = useState<Pages<Row>>(() => keptOf<Row>(address))
  const sight = useRef({ first: 0, end: PAGE })
  const stop = useRef(new AbortController())
  const current = useRef(address)
  current.current = address

  const load = useCallback(
    async (first: number, end: number) => {
      for (let offset = Math.floor(first / PAGE) * PAGE; offset < Math.max(end, first + 1); offset += PAGE) {
        try {
          const answer = await read<{ total: number; stories: Row[] }>(
            `${address}&offset=${offset}&limit=${PAGE}`,
            stop.current.signal,
          )
          if (current.current !== address) return
          setPages((was) => withPage(was.address === address ? was : keptOf<Row>(address), offset, answer))
        } catch (error) {
          if (stop.current.signal.aborted || current.current !== address) return
          setPages((was) => ({ ...was, error: error instanceof Error ? error.message : String(error) }))
        }
      }
    },
    [address],
  )

  useEffect(() => {
    stop.current = new AbortController()
    setPages(keptOf<Row>(address))
    const refresh = () => void load(sight.current.first, sight.current.end)
    refresh()
    const unhear = onGrowth(refresh)
    return () => {
      unhear()
      stop.current.abort()
    }
  }, [address, load])

  const onSight = useCallback(
    (first: number, end: number) => {
      sight.current = { first, end }
      const known = keptOf<Row>(address).rows
      for (let at = first; at < end; at += 1) {
        if (!known.has(at)) return void load(at, end)
      }
    },
    [address, load],
  )
  const shown = pages.address === address ? pages : keptOf<Row>(address)
  return {
    total: shown.total,
    rowAt: (at: number) => shown.rows.get(at),
    error: shown.error,
    onSight,
    again: () => void load(0, PAGE),
  }
}

const keptOf = <Row>(address: string) =>
  (kept.get(address) as Pages<Row> | undefined) ?? { address, total: null, rows: new Map<number, Row>(), error: null }

function withPage<Row>(
  was: Pages<Row>,
  offset: number,
  { total, stories }: { total: number; stories: Row[] },
): Pages<Row> {
  const rows = new Map(was.rows)
  for (const [at, row] of stories.entries()) rows.set(offset + at, row)
  const pages = { address: was.address, total, rows, error: null }
  kept.set(was.address, pages)
  return pages
}
