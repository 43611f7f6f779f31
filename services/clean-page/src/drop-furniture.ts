import {
  canBeFurniture,
  decayedPages,
  isShownAgain,
  lineHash,
  siteFurniture,
  telltaleParagraphs,
} from '@copydesk/clean'
import type { CleanedArticle } from '@copydesk/news'
import type { KnownLines, PageLines } from '@copydesk/store'

/** The lines of an article that its outlet may print on every page, and the paragraphs that tell whether it shows the text again. */
export const linesOf = ({ text }: CleanedArticle): Pick<PageLines, 'hashes' | 'paragraphs'> => ({
  hashes: [...new Set(text.split('\n').filter(canBeFurniture).map(lineHash))],
  paragraphs: telltaleParagraphs(text),
})

/** What a page teaches of its outlet: nothing where it shows a text again, as a new version, part or day of it. */
export const lessonOf = (outlet: string, lines: ReturnType<typeof linesOf>, known: KnownLines): PageLines => ({
  outlet,
  ...lines,
  isVersion: isShownAgain(lines.paragraphs, known.paragraphs),
})

/**
 * Takes out of an article what its outlet prints under unrelated ones. What an earlier version of the page kept stays:
 * a lesson learnt since would read as a revision.
 */
export function dropFurniture(
  article: CleanedArticle,
  known: Pick<KnownLines, 'lines' | 'pages'>,
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
