/** A page that carries an article of a story. `share`: how much of the page it was made from stands in it, 0 to 1. */
export type ToldPage = {
  url: string
  outlet: string
  seenAt: Date
  relation: string
  ofUrl: string | null
  share: number | null
}

/** `origin`: whose text it is, null where nothing says so. */
export type ToldArticle = { id: string; origin: string | null; pages: ToldPage[] }

/** Who joined a story, and by which page: an outlet by its first page, an origin by the first page of its texts. */
export type Moment = { at: Date; joined: 'outlet' | 'origin'; name: string; article: string; url: string }

/** Who ran whose text, when, and how much of it. */
export type Spread = {
  article: string
  origin: string | null
  first: { outlet: string; url: string; at: Date }
  copies: (ToldPage & { minutesAfter: number })[]
}

const MINUTE_MS = 60_000

/** When each outlet and each origin of a story joined it, the earliest first: the first moment is who had it first. */
export function timelineOf(articles: ToldArticle[]): Moment[] {
  const seen = articles
    .flatMap(({ id, origin, pages }) => pages.map((page) => ({ article: id, origin, page })))
    .sort((a, b) => a.page.seenAt.getTime() - b.page.seenAt.getTime() || (a.page.url < b.page.url ? -1 : 1))
  const known = new Set<string>()
  return seen.flatMap(({ article, origin, page }) => {
    const moments: Moment[] = []
    for (const [joined, name] of [
      ['outlet', page.outlet],
      ['origin', origin],
    ] as const) {
      if (name === null || known.has(`${joined} ${name}`)) continue
      known.add(`${joined} ${name}`)
      moments.push({ at: page.seenAt, joined, name, article, url: page.url })
    }
    return moments
  })
}

/** The texts of a story that more than one page carries, those that went furthest first; their copies as they came. */
export function spreadOf(articles: ToldArticle[]): Spread[] {
  return articles
    .flatMap(({ id, origin, pages }) => {
      const [first, ...copies] = pages.toSorted(
        (a, b) => Number(a.ofUrl !== null) - Number(b.ofUrl !== null) || earlier(a, b),
      )
      if (!first || copies.length === 0) return []
      const after = copies.toSorted(earlier).map((page) => ({
        ...page,
        minutesAfter: Math.round((page.seenAt.getTime() - first.seenAt.getTime()) / MINUTE_MS),
      }))
      return [{ article: id, origin, first: { outlet: first.outlet, url: first.url, at: first.seenAt }, copies: after }]
    })
    .sort((a, b) => b.copies.length - a.copies.length || (a.article < b.article ? -1 : 1))
}

const earlier = (a: ToldPage, b: ToldPage) => a.seenAt.getTime() - b.seenAt.getTime() || (a.url < b.url ? -1 : 1)
