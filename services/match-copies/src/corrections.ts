import { contentHash } from '@copydesk/news'
import type { Change } from '@copydesk/pipeline'
import type { ArticlePlan, Correction, KnownArticle } from '@copydesk/store'
import type { PreparedPage } from '@copydesk/copies'
import type { Revised } from './changes.ts'
import { pageOf, type Pages } from './decide-articles.ts'
import { sentenceDiff } from './sentence-diff.ts'

/** A shorter sentence may stand in a text without being the one that was corrected. */
const SHORTEST_SENTENCE = 30

/**
 * The correction that holds of an article: the one its lead's text has just made, else the one known. Only the lead's counts: a
 * reprint that corrects itself says nothing of the others.
 */
export function correctionOf(
  plan: ArticlePlan,
  pages: Pages,
  known: KnownArticle | null,
  revised: Revised | null,
): Correction | null {
  const former = known?.correction ?? null
  if (!revised || revised.entryId !== plan.leadEntryId) return former
  const { kind, added, removed } = sentenceDiff(revised.text, revised.now)
  if (kind !== 'correction') return former
  const { revisionId, url, outlet } = pageOf(pages, revised.entryId)
  return { revisionId, url, outlet, added, removed: removed.filter(({ length }) => length >= SHORTEST_SENTENCE) }
}

/** Which of the corrected sentences a copy still runs; none of the page that corrected them. */
function stillRun({ page }: PreparedPage, correction: Correction): string[] {
  const text = folded(page.text)
  return correction.removed.filter((sentence) => text.includes(folded(sentence)))
}

const folded = (text: string) => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, ' ')

/** Marks the copies that still run what the article's lead corrected. */
export function markUncorrected(plan: ArticlePlan, pages: Pages, prepared: Map<string, PreparedPage>) {
  for (const copy of plan.copies) {
    const page = prepared.get(copy.entryId)
    const sentences = plan.correction && page ? stillRun(page, plan.correction) : []
    copy.uncorrected = sentences.length > 0 ? sentences : null
    copy.isChanged ||= String(copy.uncorrected) !== String(pageOf(pages, copy.entryId).uncorrected)
  }
}

/** What is told of the copies that are newly found to run what was corrected; nothing where there is none. */
export function uncorrectedTold(plan: ArticlePlan, pages: Pages, correction: Correction | null): Change[] {
  const found = plan.copies.filter(({ entryId, uncorrected }) => uncorrected && !pageOf(pages, entryId).uncorrected)
  if (!correction || found.length === 0) return []
  const copies = found.map(({ entryId, uncorrected }) => {
    const { url, outlet, title } = pageOf(pages, entryId)
    return { url, outlet, title, sentences: uncorrected }
  })
  const { articleId } = plan
  const who = contentHash(
    found
      .map(({ entryId, revisionId }) => `${entryId} ${revisionId}`)
      .toSorted()
      .join('\n'),
  )
  const type = 'copydesk.article.uncorrected'
  const key = `${type}:${articleId}:${correction.revisionId}:${who}`
  return [{ key, type, subject: articleId, data: { articleId, reason: 'corrected', correction, copies } }]
}
