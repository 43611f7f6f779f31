import type { Change } from '@copydesk/pipeline'
import type { ArticlePlan, KnownArticle, PlacedPage } from '@copydesk/store'
import { uncorrectedTold } from './corrections.ts'
import { pageOf, type Pages } from './decide-articles.ts'
import { sentenceDiff } from './sentence-diff.ts'

const EVIDENCE_TOLD = 10

/** A page whose text is another than the one it was last placed with. */
export type Revised = { entryId: string; text: string; now: string }

/**
 * What is told of an article: what differs between it as it was known and as it is planned, so that matching the same
 * page again tells nothing. `known` is null when it is new.
 */
export function changesOf(
  plan: ArticlePlan,
  pages: Pages,
  known: KnownArticle | null,
  revised: Revised | null,
): Change[] {
  const lead = pageOf(pages, plan.leadEntryId)
  const about = { articleId: plan.articleId, origin: plan.origin, copies: plan.size }
  const told: Change[] = []
  // The same fact may come true again later: a page leaves an article and returns.
  const version = known ? known.version + 1 : 1
  const change = (type: Change['type'], fact: string, data: Told, subject = plan.articleId): Change => ({
    key: `${type}:${subject}:${fact}:${version}`,
    type,
    subject,
    data,
  })
  if (!known) {
    const { title, url, outlet } = lead
    const publishedAt = lead.publishedAt?.toISOString() ?? null
    told.push(change('copydesk.article.new', plan.leadEntryId, { ...about, title, url, outlet, publishedAt }))
  }
  const toTell = pagesToTell(plan, pages, known)
  for (const copy of plan.copies) {
    const page = pageOf(pages, copy.entryId)
    if (toTell.has(copy.entryId)) {
      told.push(change('copydesk.article.copied', copy.entryId, { ...about, ...copyTold(copy, pages) }))
    }
    if (revised?.entryId === copy.entryId) {
      told.push(change('copydesk.article.revised', page.revisionId, revisionTold(plan, page, revised)))
    }
  }
  for (const [left, copies] of pagesThatLeft(plan, pages, revised)) {
    told.push(change('copydesk.article.split', plan.articleId, { articleId: left, into: plan.articleId, copies }, left))
  }
  told.push(...uncorrectedTold(plan, pages, plan.correction))
  for (const absorbed of plan.absorbs) {
    told.push(
      change('copydesk.article.merged', plan.articleId, { articleId: absorbed, into: plan.articleId }, absorbed),
    )
  }
  return told
}

/**
 * The pages that came here from articles which go on without them, by article: what joined them there turned out to be wrong. Not
 * the page whose own text is another now.
 */
function pagesThatLeft(plan: ArticlePlan, pages: Pages, revised: Revised | null): Map<string, Told[]> {
  const left = new Map<string, Told[]>()
  for (const { entryId } of plan.copies) {
    const { articleId, url, outlet, title } = pageOf(pages, entryId)
    if (articleId === null || articleId === plan.articleId || plan.absorbs.includes(articleId)) continue
    if (entryId === revised?.entryId) continue
    left.set(articleId, [...(left.get(articleId) ?? []), { url, outlet, title }])
  }
  return left
}

/**
 * The pages that are told of as copies: those that join, and the one that led until a better one came. The one that leads from now
 * on is told of too, where nothing else names it: neither a new article, nor what it brought along, nor a copy that was made from it.
 */
function pagesToTell(plan: ArticlePlan, pages: Pages, known: KnownArticle | null): Set<string> {
  const joining = plan.copies.filter(({ entryId }) => pageOf(pages, entryId).articleId !== plan.articleId)
  const copies = plan.copies.filter(
    (copy) => copy.disposition === 'copy' && (joining.includes(copy) || copy.entryId === known?.leadEntryId),
  )
  const told = new Set(copies.map(({ entryId }) => entryId))
  const lead = joining.find(({ disposition }) => disposition !== 'copy')
  if (!lead || !known || copies.some(({ ofEntryId }) => ofEntryId === lead.entryId)) return told
  const former = pageOf(pages, lead.entryId).articleId
  return former !== null && plan.absorbs.includes(former) ? told : told.add(lead.entryId)
}

type Told = Record<string, unknown>

function copyTold(copy: ArticlePlan['copies'][number], pages: Pages): Told {
  const { url, outlet, title } = pageOf(pages, copy.entryId)
  const { relation, overlap } = copy
  const of = copy.ofEntryId ? pageOf(pages, copy.ofEntryId).url : null
  return { url, outlet, title, relation, of, overlap, evidence: (copy.evidence ?? []).slice(0, EVIDENCE_TOLD) }
}

const revisionTold = (plan: ArticlePlan, page: PlacedPage, { text, now }: Revised): Told => ({
  articleId: plan.articleId,
  url: page.url,
  outlet: page.outlet,
  title: page.title,
  ...sentenceDiff(text, now),
})
