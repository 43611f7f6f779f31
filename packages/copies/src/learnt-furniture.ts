import { eachShared } from './candidates.ts'
import { outletName } from './relation.ts'
import type { PageText } from './prepared-page.ts'

/** What learning needs of a page: its lines as hashes, with the number of words in each. */
type LinedPage = {
  id: string
  page: Pick<PageText, 'publisher' | 'url' | 'title'>
  lines: Uint32Array
  lineWords: Uint16Array | Uint32Array
}

/** A line is furniture once an outlet prints it on this many pages that have nothing else in common. */
const UNRELATED = 4
/** Lines on fewer pages than this share of a line's own say whether two of its pages are related; more, and they come with it. */
const OWN_SHARE = 0.6
/** Shorter lines are labels and times, and relate nothing. */
const TELLING_WORDS = 8
/** A page must have this many words of its own before it can be called unrelated to another. */
const OWN_WORDS = 30
/** So many pages that differ only in a headline show it too: pages of furniture and nothing else. */
const MANY = 24
const SHORT_WORDS = 4
/** Pages looked at for one line: enough to find so many unrelated ones, and a bound. */
const LOOKED_AT = 48

/**
 * The hashes of lines that are a site's and not an article's, learnt from pages held together: one outlet prints them on pages
 * that share nothing else. Versions of one story share other lines too, and teach nothing. Independent of the order of pages.
 */
export function learnFurniture(pages: LinedPage[]): Set<number> {
  const furniture = new Set<number>()
  const byOutlet = Map.groupBy(pages, ({ page }) => outletName(page))
  for (const [outlet, own] of byOutlet) {
    if (outlet === null || own.length < UNRELATED) continue
    learnFrom(
      own.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
      furniture,
    )
  }
  return furniture
}

function learnFrom(pages: LinedPage[], furniture: Set<number>): void {
  const holders = new Map<number, number[]>()
  const lines = pages.map(({ lines: hashes }) => Int32Array.from(new Set(hashes)))
  eachShared(lines, (sharing, line) => holders.set(line >>> 0, sharing))
  const countOf = (line: number) => holders.get(line)?.length ?? 1
  // Lines that stand on the same pages are furniture together or not at all.
  const verdicts = new Map<string, boolean>()
  for (const [line, sharing] of holders) {
    if (sharing.length < UNRELATED) continue
    const group = sharing.join()
    const verdict =
      verdicts.get(group) ??
      areUnrelated(sharing.slice(0, LOOKED_AT), pages, (other) => countOf(other) < OWN_SHARE * sharing.length)
    verdicts.set(group, verdict)
    if (verdict) furniture.add(line)
  }
}

/** Whether enough of the pages have much of their own, or many of them a little, and share none of it. */
const areUnrelated = (numbers: number[], pages: LinedPage[], isOwn: (line: number) => boolean): boolean =>
  unrelated(numbers, pages, isOwn, { telling: TELLING_WORDS, words: OWN_WORDS }) >= UNRELATED ||
  (numbers.length >= MANY && unrelated(numbers, pages, isOwn, { telling: SHORT_WORDS, words: SHORT_WORDS }) >= MANY)

type Least = { telling: number; words: number }

/** How many of the pages, one after the other, share no line of their own with those before; under the same title none is counted. */
function unrelated(numbers: number[], pages: LinedPage[], isOwn: (line: number) => boolean, least: Least): number {
  const seen = new Set<number | string>()
  let count = 0
  for (const number of numbers) {
    const page = pages[number]
    if (!page || (page.page.title && seen.has(page.page.title))) continue
    const { lines, lineWords } = page
    const telling = [...lines.keys()].filter((at) => isOwn(lines[at] ?? 0) && (lineWords[at] ?? 0) >= least.telling)
    if (telling.reduce((sum, at) => sum + (lineWords[at] ?? 0), 0) < least.words) continue
    if (telling.some((at) => seen.has(lines[at] ?? 0))) continue
    for (const at of telling) seen.add(lines[at] ?? 0)
    if (page.page.title) seen.add(page.page.title)
    count += 1
  }
  return count
}
