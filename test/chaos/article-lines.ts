/** A page of an article, as the store has it. `saidAt`: when it says it was out, as its feed or itself tells it. `isOrigins`: of whoever wrote it. */
type ArticlePage = { url: string; relation: string; saidAt: string | null; isLead: boolean; isOrigins: boolean }

/** `story`: by whatever names it. */
export type ArticleRow = { story: string; origin: string | null; pages: ArticlePage[] }

/** Articles, a line each: who leads, whose text it is, and its pages with their relations to the lead. */
export const articleLines = (articles: ArticleRow[]): string[] =>
  articles.map(({ origin, pages }) => {
    const leads = mayLead(pages)
    const told = pages.map(({ url, relation }) => (leads.length > 1 ? url : `${url} ${relation}`)).toSorted()
    return `${leads.join(' or ')}${origin === null ? '' : ` by ${origin}`}: ${told.join(', ')}`
  })

/** Stories, a line each: the leads of their articles. */
export const storyLines = (articles: ArticleRow[]): string[] =>
  [...Map.groupBy(articles, ({ story }) => story).values()].map((ofOne) =>
    ofOne
      .map(({ pages }) => mayLead(pages).join(' or '))
      .toSorted()
      .join(', '),
  )

/** Of pages that say the same minute the first seen leads, which a feed that is polled later may change: each might. An origin's own page leads in any case. */
function mayLead(pages: ArticlePage[]): string[] {
  const lead = pages.find(({ isLead }) => isLead)
  return pages
    .filter((page) => page.isLead || (lead !== undefined && isLevel(page, lead)))
    .map(({ url }) => url)
    .toSorted()
}

const isLevel = (page: ArticlePage, lead: ArticlePage) =>
  page.saidAt === lead.saidAt && page.isOrigins === lead.isOrigins && page.relation !== 'excerpt'
