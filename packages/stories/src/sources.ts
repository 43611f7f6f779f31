import type { Counted, Source, WhySource } from '@copydesk/news'

/** An article of a story as its sources are counted. `origin`: by name, null where nothing says whose it is. */
export type SourcedArticle = {
  id: string
  origin: string | null
  counted: Counted
  /** Taken back by who published it. */
  isWithdrawn: boolean
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
  /** Articles that were taken back. */
  withdrawn: string[]
  citing: { article: string; cites: string; evidence: string }[]
  /** `owner`: the name that they count as, and `why` they do. */
  independent: { owner: string; why: WhySource; origins: string[]; articles: string[] }[]
}

/**
 * Counts the sources of a story. Independent are those left when copies are one article, articles of one origin one source, and origins
 * of one owner one source. An unknown origin may be one that is counted already, who only cites another has seen nothing, and
 * what was withdrawn nobody answers for: neither adds to them.
 */
export function sourcesOf(articles: SourcedArticle[]): Sources {
  const pages = articles.flatMap((article) => article.pages)
  const standing = articles.filter(({ isWithdrawn }) => !isWithdrawn)
  return {
    pages: unique(pages.map(({ url }) => url)),
    outlets: unique(pages.map(({ outlet }) => outlet)),
    articles: unique(articles.map(({ id }) => id)),
    origins: unique(articles.flatMap(({ origin }) => origin ?? [])),
    unknown: unique(standing.filter(({ counted }) => !counted.source && !counted.cites).map(({ id }) => id)),
    withdrawn: unique(articles.filter(({ isWithdrawn }) => isWithdrawn).map(({ id }) => id)),
    citing: standing.flatMap(({ id, counted: { cites } }) =>
      cites ? { article: id, cites: cites.source, evidence: cites.evidence } : [],
    ),
    independent: independentOf(standing),
  }
}

function independentOf(standing: SourcedArticle[]): Sources['independent'] {
  const reporting = standing.flatMap(({ counted: { source }, ...article }) => (source ? { ...article, source } : []))
  const nameOf = namesOf(reporting.map(({ source }) => source))
  return [...Map.groupBy(reporting, ({ source }) => nameOf(source))].map(([owner, own]) => ({
    owner,
    why: own.find(({ source }) => source.name === owner)?.source.why ?? { kind: 'owner not known', source: null },
    origins: unique(own.flatMap(({ origin }) => origin ?? [])),
    articles: unique(own.map(({ id }) => id)),
  }))
}

/** What sources of one story are called: one known by initials alone is the one whose initials they are. In SQL: `copydesk_sources`. */
export function namesOf(sources: Source[]): (source: Source) => string {
  const spelled = new Map(sources.map(({ initials, name }) => [initials, name]))
  return ({ name, why }) => (why.kind === 'owner not known' && spelled.get(name)) || name
}

const unique = (names: string[]) => [...new Set(names)].sort((a, b) => (a < b ? -1 : 1))
