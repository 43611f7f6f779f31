import type { Change } from '@copydesk/pipeline'
import type { ArticlePlan, CarriedPage } from '@copydesk/store'
import { pageOf } from './decide-articles.ts'
import { sentenceDiff } from './sentence-diff.ts'

/** The text an entry had before the revision that is being matched. */
export type FormerText = { entryId: string; title: string | null; text: string }

const EVIDENCE_TOLD = 10

/** What is told of an article. Keys name the fact, so that matching the same page again tells nothing twice. */
export function changesOf(
  plan: ArticlePlan,
  pages: Map<string, CarriedPage>,
  given: { formerLeadId: string | null; former: FormerText | null },
): Change[] {
  const lead = pageOf(pages, plan.leadEntryId)
  const about = { articleId: plan.articleId, origin: plan.origin, copies: plan.copies.length }
  const told: Change[] = []
  if (given.formerLeadId === null) {
    const { title, url, outlet } = lead
    const publishedAt = lead.publishedAt?.toISOString() ?? null
    told.push(change(plan, 'copydesk.article.new', plan.articleId, { ...about, title, url, outlet, publishedAt }))
  }
  for (const copy of plan.copies) {
    const page = pageOf(pages, copy.entryId)
    // The page that led until a better one came is a copy now.
    const joins = page.articleId !== plan.articleId || copy.entryId === given.formerLeadId
    if (copy.disposition === 'copy' && joins) told.push(copied(plan, copy, pages, about))
    if (given.former?.entryId === copy.entryId) told.push(revised(plan, page, given.former))
  }
  for (const absorbed of plan.absorbs) {
    const data = { articleId: absorbed, into: plan.articleId }
    told.push(change({ ...plan, articleId: absorbed }, 'copydesk.article.merged', plan.articleId, data))
  }
  return told
}

function copied(
  plan: ArticlePlan,
  copy: ArticlePlan['copies'][number],
  pages: Map<string, CarriedPage>,
  about: object,
) {
  const { url, outlet, title } = pageOf(pages, copy.entryId)
  const { relation, overlap } = copy
  const of = copy.ofEntryId ? pageOf(pages, copy.ofEntryId).url : null
  const evidence = copy.evidence.slice(0, EVIDENCE_TOLD)
  return change(plan, 'copydesk.article.copied', copy.entryId, {
    ...about,
    url,
    outlet,
    title,
    relation,
    of,
    overlap,
    evidence,
  })
}

function revised(plan: ArticlePlan, page: CarriedPage, former: FormerText): Change {
  const diff = sentenceDiff(former.text, page.text)
  const data = { articleId: plan.articleId, url: page.url, outlet: page.outlet, title: page.title, ...diff }
  return change(plan, 'copydesk.article.revised', page.revisionId, data)
}

const change = (plan: ArticlePlan, type: Change['type'], fact: string, data: Record<string, unknown>): Change => ({
  key: `${type}:${plan.articleId}:${fact}`,
  type,
  subject: plan.articleId,
  data,
})
