import type { Change } from '@copydesk/pipeline'
import type { EntryRow, WithdrawnArticle } from './entries.ts'

/** That the page is gone, and, where its article was its own, who still runs it. */
export function withdrawalTold(entry: EntryRow, reason: string, { articleId, copies }: WithdrawnArticle): Change[] {
  const about = { articleId, url: entry.finalUrl ?? entry.canonicalUrl, outlet: entry.outlet }
  const of = `${entry.id}:${entry.round}`
  const withdrawn: Change = {
    key: `article.withdrawn:${of}`,
    type: 'copydesk.article.withdrawn',
    subject: articleId,
    data: { ...about, reason },
  }
  if (copies.length === 0) return [withdrawn]
  const listed = copies.map(({ url, outlet, title }) => ({ url, outlet, title, sentences: null }))
  const uncorrected: Change = {
    key: `article.uncorrected:${of}`,
    type: 'copydesk.article.uncorrected',
    subject: articleId,
    data: { ...about, reason: 'withdrawn', copies: listed },
  }
  return [withdrawn, uncorrected]
}
