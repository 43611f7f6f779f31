import {
  articlesAmong,
  gatherArticle,
  type Comparison,
  type GatheredArticle,
  type PreparedPage,
} from '@copydesk/copies'
import { contentHash, stableId } from '@copydesk/news'
import type { ArticlePlan, CarriedPage, FormerText, Neighbourhood, PlannedCopy } from '@copydesk/store'
import { changesOf } from './changes.ts'

/**
 * Places every page around one that was matched: which articles there are, who leads them, what became of the articles
 * there were. The same pages and edges give the same articles whatever came first; only ids tell of the path.
 */
export function decideArticles(
  around: Neighbourhood,
  prepare: (page: CarriedPage) => PreparedPage,
  former: FormerText | null,
): ArticlePlan[] {
  const pages = new Map(around.pages.map((page) => [page.entryId, page]))
  // The store keeps a comparison as the matcher gave it.
  const pairs = around.edges.map(({ a, b, comparison }) => ({ a, b, comparison: comparison as Comparison }))
  const gathered = articlesAmong(around.pages.map(prepare)).map((members) =>
    gatherArticle(members, pairsAmong(members, pairs)),
  )
  const taken = new Set<string>()
  return gathered.map((article) => {
    const known = around.articles.filter(({ leadEntryId }) => article.copies.some((copy) => copy.id === leadEntryId))
    const [oldest, ...absorbed] = known.filter(({ id }) => !taken.has(id))
    const articleId = oldest?.id ?? foundedId(pageOf(pages, article.leadId))
    taken.add(articleId)
    const plan = planOf(article, articleId, pages)
    plan.isNew = !oldest
    plan.absorbs = absorbed.map(({ id }) => id)
    plan.firstSeenAt = oldest?.firstSeenAt ?? plan.firstSeenAt
    plan.changes = changesOf(plan, pages, oldest ?? null, former)
    return plan
  })
}

function pairsAmong(members: PreparedPage[], pairs: { a: string; b: string; comparison: Comparison }[]) {
  const ids = new Set(members.map(({ id }) => id))
  return pairs.filter(({ a, b }) => ids.has(a) && ids.has(b))
}

function planOf(article: GatheredArticle, articleId: string, pages: Map<string, CarriedPage>): ArticlePlan {
  const lead = pageOf(pages, article.leadId)
  const copies = article.copies.map((copy): PlannedCopy => {
    const isLead = copy.id === article.leadId
    const of = copy.of ? pageOf(pages, copy.of) : null
    return {
      entryId: copy.id,
      revisionId: pageOf(pages, copy.id).revisionId,
      relation: copy.relation,
      ofEntryId: copy.of,
      overlap: copy.overlap,
      evidence: copy.evidence,
      disposition: isLead ? 'stored' : 'copy',
      reason: of ? `${copy.relation} of ${of.url}` : null,
    }
  })
  const seen = copies.map((copy) => pageOf(pages, copy.entryId).foundAt.getTime())
  return {
    articleId,
    leadEntryId: article.leadId,
    revisionId: lead.revisionId,
    title: lead.title,
    publishedAt: lead.publishedAt,
    firstSeenAt: new Date(Math.min(...seen)),
    origin: article.origin,
    copies,
    isNew: false,
    absorbs: [],
    state: contentHash(
      copies
        .map(({ entryId, revisionId, relation }) => `${entryId} ${revisionId} ${relation}`)
        .toSorted()
        .concat(article.origin?.name ?? '')
        .join('\n'),
    ),
    changes: [],
  }
}

/** An id that no article has or had: an entry may found one, lose it to another, and found a second. */
const foundedId = (lead: CarriedPage) =>
  lead.founded === 0 ? stableId('article', lead.entryId) : stableId('article', lead.entryId, String(lead.founded))

export function pageOf(pages: Map<string, CarriedPage>, entryId: string): CarriedPage {
  const page = pages.get(entryId)
  if (!page) throw new Error(`entry ${entryId} is not in its own neighbourhood`)
  return page
}
