/** An article of a story as its sources are counted. `owner`: who owns its origin, null where not known. */
export type SourcedArticle = {
  id: string
  origin: { name: string; owner: string | null } | null
  /** Whose reporting it only passes on, by its own words; null where it reports itself. */
  onlyCites: string | null
  pages: { url: string; outlet: string }[]
}

/** What there is of a story. Each is a list to be opened, so that every count can be checked. */
export type Sources = {
  pages: string[]
  outlets: string[]
  articles: string[]
  origins: string[]
  /** Articles of which nothing says whose they are. */
  unknown: string[]
  citing: { article: string; cites: string }[]
  independent: { owner: string; origins: string[]; articles: string[] }[]
}

/**
 * Counts the sources of a story. Independent are those left when copies are one article, articles of one origin one
 * source, and origins of one owner one source. An unknown origin may be one that is counted already, and who only cites
 * another has seen nothing: neither adds to them.
 */
export function sourcesOf(articles: SourcedArticle[]): Sources {
  const pages = articles.flatMap((article) => article.pages)
  const reporting = articles.flatMap(({ id, origin, onlyCites }) =>
    origin && onlyCites === null ? { id, origin } : [],
  )
  const byOwner = Map.groupBy(reporting, ({ origin }) => origin.owner ?? origin.name)
  return {
    pages: unique(pages.map(({ url }) => url)),
    outlets: unique(pages.map(({ outlet }) => outlet)),
    articles: unique(articles.map(({ id }) => id)),
    origins: unique(articles.flatMap(({ origin }) => origin?.name ?? [])),
    unknown: unique(articles.filter(({ origin }) => origin === null).map(({ id }) => id)),
    citing: articles.flatMap(({ id, onlyCites }) => (onlyCites === null ? [] : { article: id, cites: onlyCites })),
    independent: [...byOwner].map(([owner, own]) => ({
      owner,
      origins: unique(own.map(({ origin }) => origin.name)),
      articles: unique(own.map(({ id }) => id)),
    })),
  }
}

const unique = (names: string[]) => [...new Set(names)].sort((a, b) => (a < b ? -1 : 1))
