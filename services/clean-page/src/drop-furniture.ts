import { canBeFurniture, decayedPages, lineHash, siteFurniture } from '@copydesk/clean'
import type { CleanedArticle } from '@copydesk/news'
import type { OutletLine, PageLines } from '@copydesk/store'

/** The lines of an article that its outlet may print on every page. */
export const linesOf = (outlet: string, { text }: CleanedArticle): PageLines => ({
  outlet,
  hashes: [...new Set(text.split('\n').filter(canBeFurniture).map(lineHash))],
})

/**
 * Takes out of an article what its outlet prints under unrelated ones. What an earlier version of the page kept stays:
 * a lesson learnt since would read as a revision.
 */
export function dropFurniture(
  article: CleanedArticle,
  known: { lines: OutletLine[]; pages: OutletLine | null },
  earlierText: string | null,
  now: Date,
): CleanedArticle {
  const lines = article.text.split('\n').map((text) => ({ text, hash: lineHash(text) }))
  const kept = new Set(earlierText?.split('\n'))
  const history = new Map(known.lines.map((line) => [line.hash, line]))
  const pagesSeen = known.pages ? decayedPages(known.pages, now) : 0
  const furniture = new Set(siteFurniture(lines, history, { now, pagesSeen }).filter(({ text }) => !kept.has(text)))
  if (furniture.size === 0) return article
  const removed = [...furniture].map(({ text }) => ({ reason: 'on many pages of this outlet', text }))
  return {
    ...article,
    text: lines
      .filter((line) => !furniture.has(line))
      .map(({ text }) => text)
      .join('\n'),
    removed: [...article.removed, ...removed],
  }
}
