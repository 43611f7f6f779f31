import {
  articlesAmong,
  comparePages,
  crowdOf,
  gatherArticle,
  type Compare,
  type Copy,
  type GatheredArticle,
  outletName,
  type PreparedPage,
} from '@copydesk/copies'
import { stableId, type Passage } from '@copydesk/news'
import type { ArticlePlan, Neighbourhood, PlacedPage, PlannedCopy } from '@copydesk/store'
import { changesOf, type Revised } from './changes.ts'
import { correctionOf, markUncorrected } from './corrections.ts'
import { stateOf, sumOf } from './state.ts'

/**
 * Places every page around one that was matched: which articles there are, who leads them, what became of the articles
 * there were. The same pages give the same articles whatever came first; only ids tell of the path.
 */
export function decideArticles(
  around: Neighbourhood,
  prepared: Map<string, PreparedPage>,
  revised: Revised | null,
): ArticlePlan[] {
  const pages: Pages = new Map(around.pages.map((page) => [page.entryId, page]))
  const ready = around.pages.flatMap(({ entryId }) => prepared.get(entryId) ?? [])
  const gathered = articlesAmong(ready).map((members) => ({
    members,
    article: gatherArticle(members, comparisonsKnown(pages)),
  }))
  const taken = new Set<string>()
  return gathered.map(({ members, article }) => {
    const known = around.articles.filter(({ leadEntryId }) => article.copies.some((copy) => copy.id === leadEntryId))
    const [oldest, ...absorbed] = known.filter(({ id }) => !taken.has(id))
    const articleId = oldest?.id ?? foundedId(pageOf(pages, article.leadId))
    taken.add(articleId)
    const plan = planOf(article, articleId, pages, prepared)
    plan.correction = correctionOf(plan, pages, oldest ?? null, revised)
    markUncorrected(plan, pages, prepared)
    const crowd = gathered.length === 1 ? crowdOf(members, article) : null
    plan.crowd = crowd && { ...crowd, size: plan.size, sum: sumOf(plan.copies) }
    plan.isNew = !oldest
    plan.absorbs = absorbed.map(({ id }) => id)
    plan.firstSeenAt = oldest?.firstSeenAt ?? plan.firstSeenAt
    plan.changes = changesOf(plan, pages, oldest ?? null, revised)
    return plan
  })
}

export type Pages = Map<string, PlacedPage>

/** A page and the page it was made from, by the texts they were compared by before, are not compared again. */
const comparisonsKnown =
  (pages: Pages): Compare =>
  (page, source) => {
    const known = pageOf(pages, page.id).placed
    if (!known?.overlap || !isByTheseTexts(pages, page.id, source.id)) return comparePages(page, source)
    return { overlap: known.overlap, passages: [] }
  }

function isByTheseTexts(pages: Pages, entryId: string, ofEntryId: string | null): boolean {
  const { placed, revisionId } = pageOf(pages, entryId)
  const ofRevisionId = ofEntryId && pageOf(pages, ofEntryId).revisionId
  return placed?.revisionId === revisionId && placed.ofEntryId === ofEntryId && placed.ofRevisionId === ofRevisionId
}

/** The article as gathered; what it was before is for others to say. */
export function planOf(
  article: GatheredArticle,
  articleId: string,
  pages: Pages,
  prepared: Map<string, PreparedPage>,
): ArticlePlan {
  const lead = pageOf(pages, article.leadId)
  const copies = article.copies.map((copy): PlannedCopy => {
    const page = pageOf(pages, copy.id)
    const of = copy.of === null ? null : pageOf(pages, copy.of)
    const disposition = copy.id === article.leadId ? 'stored' : 'copy'
    const reason = of ? `${copy.relation} of ${of.url}` : null
    const isKept = isByTheseTexts(pages, copy.id, copy.of)
    const outlet = outletOf(prepared, copy.id)
    const isSame =
      isKept && page.placed?.relation === copy.relation && page.placed.outlet === outlet && page.articleId === articleId
    return {
      entryId: copy.id,
      revisionId: page.revisionId,
      relation: copy.relation,
      ofEntryId: copy.of,
      ofRevisionId: of?.revisionId ?? null,
      overlap: copy.overlap,
      outlet,
      evidence: isKept ? evidenceAgain(copy, page.articleId !== articleId, prepared) : copy.evidence,
      disposition,
      reason,
      uncorrected: null,
      isChanged: !isSame || page.disposition !== disposition || page.reason !== reason,
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
    correction: null,
    copies,
    size: copies.length,
    crowd: null,
    isNew: false,
    absorbs: [],
    state: stateOf(sumOf(copies), article.origin),
    changes: [],
  }
}

function outletOf(prepared: Map<string, PreparedPage>, entryId: string): string | null {
  const page = prepared.get(entryId)
  return page ? outletName(page.page) : null
}

/** What a known comparison found stays as it is kept; it is only sought again to be told, when the page joins another article. */
function evidenceAgain({ id, of }: Copy, joins: boolean, prepared: Map<string, PreparedPage>): Passage[] | null {
  const [page, source] = [prepared.get(id), of === null ? undefined : prepared.get(of)]
  return joins && page && source ? comparePages(page, source).passages : null
}

/** An id that no article has or had: an entry may found one, lose it to another, and found a second. */
const foundedId = (lead: PlacedPage) =>
  lead.founded === 0 ? stableId('article', lead.entryId) : stableId('article', lead.entryId, String(lead.founded))

export function pageOf(pages: Pages, entryId: string): PlacedPage {
  const page = pages.get(entryId)
  if (!page) throw new Error(`entry ${entryId} is not in its own neighbourhood`)
  return page
}
