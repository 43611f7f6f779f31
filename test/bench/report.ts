import { plot, type Curve } from './plot.ts'

type Cell = string | number | null

/** What was set to be reached, what was, and whether it is held. */
export type Bar = { bar: string; reached: string; held: boolean }

/** What one row of the bench measured: a line for each option, the bars it is held to, and what is to be known to read them. */
export type Report = {
  row: string
  title: string
  lines: Record<string, Cell>[]
  bars?: Bar[]
  notes: string[]
  curve?: Curve
}

const SMALL = 100

const shown = (value: Cell | undefined): string => {
  if (value === null || value === undefined) return '-'
  if (typeof value === 'string') return value
  return Math.abs(value) < SMALL ? value.toFixed(2) : value.toFixed(0)
}

/** As a table for people: names to the left, figures to the right; under it the curve, where there is one. */
export function table({ title, lines, bars = [], notes, curve }: Report): string {
  const columns = [...new Set(lines.flatMap((line) => Object.keys(line)))]
  const cells = [columns, ...lines.map((line) => columns.map((column) => shown(line[column])))]
  const widths = columns.map((_, at) => Math.max(...cells.map((row) => row[at]?.length ?? 0)))
  const drawn = cells.map((row) =>
    row.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join('  '),
  )
  const judged = bars.map(({ bar, reached, held }) => `${held ? 'held' : 'NOT HELD'}: ${bar}; reached ${reached}`)
  return [title, ...drawn, ...judged, ...notes, ...(curve ? ['', plot(curve)] : [])].join('\n')
}
