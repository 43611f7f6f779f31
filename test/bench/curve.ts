/** What was measured at some sizes. */
export type Curve = { title: string; x: string; points: { x: number; y: number }[] }

const BAR = 50

/** A bar a point, for a terminal. */
export function drawnAsBars({ title, points }: Curve): string[] {
  const most = Math.max(...points.map(({ y }) => y))
  const rows = points.map(({ x, y }) => {
    const bar = '█'.repeat(Math.round((y / most) * BAR))
    return `${x.toLocaleString('en').padStart(10)} ${bar} ${y.toFixed(0)}`
  })
  return [`${title}:`, ...rows]
}

const [WIDTH, HEIGHT, MARGIN] = [640, 320, 48]

/** A line, its sizes on a logarithmic axis, its values from nought. */
export function drawnAsSvg({ title, x: axis, points }: Curve): string {
  const [first, last] = [Math.log(points[0]?.x ?? 1), Math.log(points.at(-1)?.x ?? 1)]
  const most = Math.max(...points.map(({ y }) => y))
  const across = (x: number) => MARGIN + ((Math.log(x) - first) / (last - first || 1)) * (WIDTH - 2 * MARGIN)
  const up = (y: number) => HEIGHT - MARGIN - (y / most) * (HEIGHT - 2 * MARGIN)
  const label = (x: number, y: number, text: string) => `<text x="${x.toFixed(0)}" y="${y.toFixed(0)}">${text}</text>`
  const line = points.map(({ x, y }) => `${across(x).toFixed(1)},${up(y).toFixed(1)}`).join(' ')
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="12" text-anchor="middle">`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="white"/>`,
    label(WIDTH / 2, MARGIN / 2, title),
    label(WIDTH / 2, HEIGHT - MARGIN / 6, axis),
    `<path d="M${MARGIN},${MARGIN} V${HEIGHT - MARGIN} H${WIDTH - MARGIN}" fill="none" stroke="#888"/>`,
    `<polyline points="${line}" fill="none" stroke="#0a5" stroke-width="2"/>`,
    ...points.flatMap(({ x, y }) => [
      `<circle cx="${across(x).toFixed(1)}" cy="${up(y).toFixed(1)}" r="3" fill="#0a5"/>`,
      label(across(x), up(y) - 8, y.toFixed(0)),
      label(across(x), HEIGHT - MARGIN + 16, x.toLocaleString('en')),
    ]),
    '</svg>\n',
  ].join('\n')
}
