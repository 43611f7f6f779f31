/** A page as it is drawn. `of`: the page it was made from. `share`: how much of that it ran, 0 to 1. */
export type DrawnPage = {
  id: string
  articleId: string
  url: string
  of: string | null
  at: number
  share: number | null
  relation: string
}

export type Dot<Page extends DrawnPage = DrawnPage> = {
  page: Page
  x: number
  y: number
  radius: number
  isLead: boolean
  labelled: boolean
}
export type Tie = { fromX: number; fromY: number; toX: number; toY: number }
export type Band = { articleId: string; top: number; height: number; pages: number; isPacked: boolean }
export type Layout<Page extends DrawnPage = DrawnPage> = {
  height: number
  dots: Dot<Page>[]
  ties: Tie[]
  bands: Band[]
  ticks: { x: number; minutes: number }[]
}

/** An article of no more pages than this has a named row for each; of more, its dots are packed. */
const ROWS = 16
const ROW = 24
const HEAD = 30
const GAP = 18
const TOP = 26
const CELL = 9
/** Dots above one another in a packed article. */
const STACK = 15
const LEFT = 10
const TICKS = [1, 5, 15, 60, 180, 360, 720, 1440, 2880, 4320, 10_080]
const MINUTE_MS = 60_000

/**
 * Places the pages of a story: time goes from left to right, by its logarithm, since most copies come at once and some days later;
 * each article has a band, the largest first. `width` is what there is for dots.
 */
export function layOut<Page extends DrawnPage>(articles: Page[][], width: number): Layout<Page> {
  const all = articles.flat()
  const first = Math.min(...all.map(({ at }) => at))
  const most = Math.max(1, ...all.map(({ at }) => (at - first) / MINUTE_MS))
  const xOf = (minutes: number) => LEFT + (Math.log1p(minutes) / Math.log1p(most)) * (width - 2 * LEFT)
  const layout: Layout<Page> = { height: TOP, dots: [], ties: [], bands: [], ticks: [] }
  for (const pages of articles.toSorted((a, b) => b.length - a.length)) {
    const isPacked = pages.length > ROWS
    const ordered = pages.toSorted((a, b) => Number(a.of !== null) - Number(b.of !== null) || a.at - b.at)
    const [lead] = ordered
    if (!lead) continue
    const place = { top: layout.height + HEAD, xOf: (page: Page) => xOf((page.at - first) / MINUTE_MS), width }
    const { dots, height } = isPacked ? packed(ordered, place) : inRows(ordered, place)
    layout.dots.push(...dots)
    layout.ties.push(...tiesOf(dots))
    layout.bands.push({
      articleId: lead.articleId,
      top: layout.height,
      height: HEAD + height,
      pages: pages.length,
      isPacked,
    })
    layout.height += HEAD + height + GAP
  }
  layout.ticks = ticksUpTo(most).map((minutes) => ({ minutes, x: xOf(minutes) }))
  return layout
}

type Room<Page> = { top: number; xOf: (page: Page) => number; width: number }
type Placed<Page extends DrawnPage> = { dots: Dot<Page>[]; height: number }

function inRows<Page extends DrawnPage>(pages: Page[], { top, xOf }: Room<Page>): Placed<Page> {
  const dots = pages.map((page, at) => ({
    page,
    x: xOf(page),
    y: top + at * ROW + ROW / 2,
    radius: radiusOf(page),
    isLead: at === 0,
    labelled: true,
  }))
  return { dots, height: pages.length * ROW }
}

/** In columns of dots at their time, or as soon after it as there is room; where there is no room to the right, before it. */
function packed<Page extends DrawnPage>(pages: Page[], { top, xOf, width }: Room<Page>): Placed<Page> {
  const columns = Math.max(1, Math.floor((width - LEFT) / CELL))
  const stack = Math.max(STACK, Math.ceil(pages.length / columns))
  const filled = new Uint16Array(columns)
  const middle = top + ROW + (stack * CELL) / 2
  const dots = pages.map((page, at): Dot<Page> => {
    if (at === 0) return { page, x: xOf(page), y: top + ROW / 2, radius: radiusOf(page), isLead: true, labelled: true }
    const column = freeColumn(filled, Math.min(columns - 1, Math.floor(xOf(page) / CELL)), stack)
    const level = filled[column] ?? 0
    filled[column] = level + 1
    // From the middle outwards, by turns above and below it.
    const offset = Math.ceil(level / 2) * (level % 2 === 0 ? 1 : -1)
    return {
      page,
      x: column * CELL + CELL / 2,
      y: middle + offset * CELL,
      radius: radiusOf(page),
      isLead: false,
      labelled: false,
    }
  })
  return { dots, height: ROW + (stack + 1) * CELL }
}

function freeColumn(filled: Uint16Array, wanted: number, stack: number): number {
  for (let column = wanted; column < filled.length; column += 1) if ((filled[column] ?? 0) < stack) return column
  for (let column = wanted - 1; column >= 0; column -= 1) if ((filled[column] ?? 0) < stack) return column
  return wanted
}

const LEAST_RADIUS = 2
const MOST_RADIUS = 4

/** A dot's area goes with how much of the text it ran. */
const radiusOf = ({ share }: DrawnPage) => LEAST_RADIUS + (MOST_RADIUS - LEAST_RADIUS) * Math.sqrt(share ?? 1)

function tiesOf<Page extends DrawnPage>(dots: Dot<Page>[]): Tie[] {
  const byUrl = new Map(dots.map((dot) => [dot.page.url, dot]))
  return dots.flatMap((dot) => {
    const from = dot.page.of === null ? undefined : byUrl.get(dot.page.of)
    return from && from !== dot ? [{ fromX: from.x, fromY: from.y, toX: dot.x, toY: dot.y }] : []
  })
}

/** Those that leave room for each other, which on a logarithmic scale is a matter of ratio. */
function ticksUpTo(most: number): number[] {
  return TICKS.filter((minutes) => minutes <= most * 0.92)
}
