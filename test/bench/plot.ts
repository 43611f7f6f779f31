/** A curve: y over x, both in units of their own; `bar` is a height to be held, drawn across. */
export type Curve = { x: string; y: string; bar: number | null; points: { x: number; y: number }[] }

const COLUMNS = 64
const ROWS = 12
const GUTTER = 9

/** A curve drawn in characters, from zero up, so that what is flat looks flat. Empty without points. */
export function plot({ x, y, bar, points }: Curve): string {
  if (points.length === 0) return ''
  const widest = Math.max(...points.map((point) => point.x), 1)
  const highest = Math.max(...points.map((point) => point.y), bar ?? 0, 1)
  const grid = Array.from({ length: ROWS }, () => Array.from({ length: COLUMNS }, () => ' '))
  const rowOf = (value: number) => ROWS - 1 - Math.round((value / highest) * (ROWS - 1))
  if (bar !== null) grid[rowOf(bar)]?.fill('-')
  for (const point of points) {
    const row = grid[rowOf(point.y)]
    if (row) row[Math.round((point.x / widest) * (COLUMNS - 1))] = '*'
  }
  const label = (value: number) => value.toFixed(0).padStart(GUTTER - 2)
  const drawn = grid.map((row, at) => {
    const value = at === 0 ? highest : at === ROWS - 1 ? 0 : at === rowOf(bar ?? -1) ? bar : null
    return `${value === null ? ' '.repeat(GUTTER - 2) : label(value)} |${row.join('').trimEnd()}`
  })
  const foot = `${' '.repeat(GUTTER - 1)}+${'-'.repeat(COLUMNS)}`
  const end = widest.toFixed(0)
  const scale = `${' '.repeat(GUTTER)}0${x.padStart(COLUMNS / 2 + x.length / 2 - 1).padEnd(COLUMNS - end.length - 1)}${end}`
  return [y, ...drawn, foot, scale].join('\n')
}
