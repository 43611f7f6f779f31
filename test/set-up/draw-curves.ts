/** Lines over one `x`, in one unit; `bar`: a height to be held, drawn across. */
export type Panel = {
  title: string
  unit: string
  bar?: number
  lines: { name: string; points: [x: number, y: number][] }[]
}

const WIDTH = 900
const HEIGHT = 190
const LEFT = 70
const RIGHT = 190
const TOP = 30
const BOTTOM = 26
const COLORS = [
  '#1f77b4',
  '#d62728',
  '#2ca02c',
  '#9467bd',
  '#ff7f0e',
  '#8c564b',
  '#e377c2',
  '#7f7f7f',
  '#17becf',
  '#bcbd22',
  '#111',
]

/** Panels one under the other, over the same x and each from zero up, as SVG: what is flat looks flat. */
export function drawCurves(x: string, panels: Panel[]): string {
  const widest = Math.max(1, ...panels.flatMap(({ lines }) => lines.flatMap(({ points }) => points.map(([at]) => at))))
  const drawn = panels.map(
    (panel, at) => `<g transform="translate(0 ${at * HEIGHT})">${drawPanel(panel, widest, x)}</g>`,
  )
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${panels.length * HEIGHT}" font-family="sans-serif" font-size="11">
<rect width="100%" height="100%" fill="#fff"/>${drawn.join('\n')}</svg>\n`
}

function drawPanel({ title, unit, bar, lines }: Panel, widest: number, x: string): string {
  const highest = Math.max(1, bar ?? 0, ...lines.flatMap(({ points }) => points.map(([, y]) => y)))
  const right = WIDTH - RIGHT
  const [acrossOf, downOf] = [
    (at: number) => (LEFT + (at / widest) * (right - LEFT)).toFixed(1),
    (y: number) => (HEIGHT - BOTTOM - (y / highest) * (HEIGHT - BOTTOM - TOP)).toFixed(1),
  ]
  const curves = lines.map(({ name, points }, nth) => {
    const color = COLORS[nth % COLORS.length]
    const path = points.map(([at, y]) => `${acrossOf(at)},${downOf(y)}`).join(' ')
    return `<polyline fill="none" stroke="${color}" stroke-width="1.5" points="${path}"/>
<text x="${right + 10}" y="${TOP + nth * 13}" fill="${color}">${escaped(name)}</text>`
  })
  const across = (y: number, how: string) =>
    `<line x1="${LEFT}" x2="${right}" y1="${downOf(y)}" y2="${downOf(y)}" ${how}/>`
  return `<text x="${LEFT}" y="16" font-weight="bold">${escaped(title)}, ${escaped(unit)}</text>
${across(0, 'stroke="#888"')}<text x="${LEFT - 6}" y="${downOf(0)}" text-anchor="end">0</text>
<text x="${LEFT - 6}" y="${downOf(highest)}" text-anchor="end">${Number(highest.toPrecision(3))}</text>
${bar === undefined ? '' : across(bar, 'stroke="#d62728" stroke-dasharray="4 3"')}
<text x="${right}" y="${HEIGHT - 8}" text-anchor="end">${Math.round(widest)} ${escaped(x)}</text>
${curves.join('\n')}`
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
