import type { Sample } from './watch-line.ts'

/** What is watched over a soak: a name, and its value at each sample. */
export type Series = {
  name: string
  unit: 'MB' | 'files' | 'jobs' | 'KB'
  shall: Shall
  of: (sample: Sample) => number
}

/** `flat`: as large however many pages there were. `proportional`: so much a page, the last as the first. `shown`: neither is promised. */
type Shall = 'flat' | 'proportional' | 'shown'

export type SoakRow = {
  name: string
  unit: string
  shall: Shall
  first: number
  last: number
  /** Of the straight line through the later three quarters, a thousand pages. */
  slope: number
  holds: boolean
}

const MEGABYTE = 2 ** 20
const KILOBYTE = 1024
/** While code is compiled and caches fill, memory grows. */
const WARM_SHARE = 0.25
/** Over the later three quarters what is flat grows by less than this share of what it is, or by less than is ever noticed. */
const MOST_GROWTH = 0.15
const UNNOTICED = { MB: 24, files: 4, jobs: 60, KB: 512 }
/** What grows with the pages takes no more a page in the later half of that than in the former; the steps that files grow by aside. */
const MOST_FASTER = 1.35

/** Tables that hold what is known of outlets and of the moment, and not of pages: the same however many pages there were. */
export const FLAT_TABLES = ['change', 'feed', 'host', 'host_turn', 'outlet_line', 'push', 'quarantine', 'robots']
/**
 * Tables with rows for every page, text or change. Not `link`: how many pairs are alike by chance hangs on how many articles there are
 * within the days of a story, and those of a soak all are.
 */
const GROWING_TABLES =
  'article article_words copy entry event feed_entry fingerprint leading_term overlap page raw revision story tagging told'.split(
    ' ',
  )

/** Everything that is watched, and what it shall do. */
export function seriesOf(samples: readonly Sample[]): Series[] {
  const [first] = samples
  if (!first) return []
  const processes = Object.keys(first.memory)
  const tables = [...new Set(samples.flatMap((sample) => sample.tables.map(({ name }) => name)))].toSorted()
  const table = (name: string, kind: 'data' | 'indexes') => (sample: Sample) =>
    (sample.tables.find((one) => one.name === name)?.[kind] ?? 0) / KILOBYTE
  const shallOf = (name: string): Shall =>
    FLAT_TABLES.includes(name) ? 'flat' : GROWING_TABLES.includes(name) ? 'proportional' : 'shown'
  return [
    ...processes.map((name): Series => ({
      name: `memory of ${name}`,
      unit: 'MB',
      shall: 'flat',
      of: ({ memory }) => (memory[name] ?? 0) / MEGABYTE,
    })),
    { name: 'memory of Redis', unit: 'MB', shall: 'flat', of: ({ redis }) => redis / MEGABYTE },
    ...Object.keys(first.files).map((name): Series => ({
      name: `file handles of ${name}`,
      unit: 'files',
      shall: 'flat',
      of: ({ files }) => files[name] ?? 0,
    })),
    ...Object.keys(first.waiting).map((name): Series => ({
      name: `queue of ${name}`,
      unit: 'jobs',
      shall: 'flat',
      of: ({ waiting }) => waiting[name] ?? 0,
    })),
    ...tables.flatMap((name): Series[] => [
      { name: `table ${name}`, unit: 'KB', shall: shallOf(name), of: table(name, 'data') },
      { name: `indexes of ${name}`, unit: 'KB', shall: shallOf(name), of: table(name, 'indexes') },
    ]),
  ]
}

/** How each behaved over the pages, and whether that is what it shall do. */
export function judge(samples: readonly Sample[], series = seriesOf(samples)): SoakRow[] {
  const pages = samples.at(-1)?.pages ?? 0
  const warm = samples.filter((sample) => sample.pages >= pages * WARM_SHARE)
  return series.map(({ name, unit, shall, of }) => {
    const points = warm.map((sample): Point => [sample.pages / 1000, of(sample)])
    const slope = slopeOf(points)
    const [first, last] = [of(samples[0] as Sample), of(samples.at(-1) as Sample)]
    return { name, unit, shall, first, last, slope, holds: holds(shall, points, UNNOTICED[unit]) }
  })
}

type Point = [x: number, y: number]

function holds(shall: Shall, points: Point[], unnoticed: number): boolean {
  if (shall === 'shown' || points.length < 2) return true
  const span = (points.at(-1) as Point)[0] - (points[0] as Point)[0]
  const mean = points.reduce((sum, [, y]) => sum + y, 0) / points.length
  if (shall === 'flat') return growthOf(points) <= Math.max(unnoticed, mean * MOST_GROWTH)
  const middle = points.length >> 1
  const [former, later] = [slopeOf(points.slice(0, middle)), slopeOf(points.slice(middle))]
  return (later - former * MOST_FASTER) * (span / 2) <= unnoticed
}

/** From the median of the first third to that of the last: memory swings, and one swing is no growth. */
function growthOf(points: Point[]): number {
  const third = Math.ceil(points.length / 3)
  const median = (some: Point[]) => some.map(([, y]) => y).toSorted((a, b) => a - b)[some.length >> 1] ?? 0
  return median(points.slice(-third)) - median(points.slice(0, third))
}

/** Of the straight line that is nearest to all points (least squares). */
function slopeOf(points: Point[]): number {
  const mean = (of: (point: Point) => number) => points.reduce((sum, point) => sum + of(point), 0) / points.length
  const [x, y] = [mean(([at]) => at), mean(([, value]) => value)]
  const spread = points.reduce((sum, [at]) => sum + (at - x) ** 2, 0)
  return spread === 0 ? 0 : points.reduce((sum, [at, value]) => sum + (at - x) * (value - y), 0) / spread
}
