import type { ChildSitemap } from '@copydesk/news'
import type { KnownSitemap } from '@copydesk/store'

/** What is new stands in few of them; an archive has thousands. */
const MOST_SITEMAPS = 3
/** So many places are left to sitemaps without dates where others have them. */
const UNDATED_AMONG_DATED = 1

/**
 * Which sitemaps of an index are read now, three at most. Of those with dates: the ones changed since they were read, the
 * longest unread first, so that none waits for ever; then the newest, since dates are often forgotten. Of those without:
 * the one that last had something new, and the others in turn, from the end, where indexes grow.
 */
export function chooseSitemaps(children: ChildSitemap[], known: KnownSitemap[]): ChildSitemap[] {
  const before = new Map(known.map((sitemap) => [sitemap.url, sitemap]))
  const dated = children.filter(({ updatedAt }) => updatedAt !== null)
  const undated = children.filter(({ updatedAt }) => updatedAt === null)
  const left = dated.length > 0 && undated.length > 0 ? UNDATED_AMONG_DATED : 0
  const first = chooseDated(dated, before).slice(0, MOST_SITEMAPS - left)
  return [...first, ...chooseUndated(undated, before, dated.length > 0)].slice(0, MOST_SITEMAPS)
}

type Known = ReadonlyMap<string, KnownSitemap>

function chooseDated(dated: ChildSitemap[], known: Known): ChildSitemap[] {
  const oldestRead = Math.min(...dated.map(({ url }) => timeOf(known.get(url)?.updatedAt) ?? Infinity))
  // What is older than all that was read is an archive.
  const isChanged = ({ url, updatedAt }: ChildSitemap) => {
    const read = known.get(url)
    return read ? read.updatedAt !== updatedAt : (timeOf(updatedAt) ?? 0) > oldestRead
  }
  return [...new Set([...longestUnread(dated.filter(isChanged), known), ...dated])]
}

function chooseUndated(undated: ChildSitemap[], known: Known, areFew: boolean): ChildSitemap[] {
  const newsOf = ({ url }: ChildSitemap) => known.get(url)?.newsAt?.getTime() ?? 0
  const lively = undated.toSorted((a, b) => newsOf(b) - newsOf(a)).find((sitemap) => newsOf(sitemap) > 0)
  const inTurn = longestUnread(undated.toReversed(), known)
  if (areFew || !lively) return inTurn
  // A poll may come to no more than one of them: not always to the same.
  const askedLast = longestUnread(undated, known).at(-1)
  return [...new Set([...(lively === askedLast ? inTurn.slice(0, 1) : []), lively, ...inTurn])]
}

function longestUnread(sitemaps: ChildSitemap[], known: Known): ChildSitemap[] {
  const askedAt = ({ url }: ChildSitemap) => known.get(url)?.askedAt.getTime() ?? 0
  return sitemaps.toSorted((a, b) => askedAt(a) - askedAt(b))
}

function timeOf(date: string | null | undefined): number | null {
  const time = Date.parse(date ?? '')
  return Number.isNaN(time) ? null : time
}
