import type { CleanedArticle } from '@copydesk/news'

/** A notice stands where the text stood; a report of a withdrawal, or a text with a note over it, is as long as any. */
const MOST_LEFT = 0.5

/** The words by which a page that had a text now says that it is withdrawn; null where the text is still there. */
export function killedBy({ notices, text }: Pick<CleanedArticle, 'notices' | 'text'>, earlier: string): string | null {
  if (text.length > MOST_LEFT * earlier.length) return null
  return notices.find(({ kind }) => kind === 'kill')?.text ?? null
}
