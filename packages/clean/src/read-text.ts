import type { Document as Tree } from 'domhandler'
import { withoutShownMarkup } from './literal-markup.ts'
import { markupLines } from './markup-text.ts'
import type { Thing } from './metadata/linked-data.ts'
import type { Metadata } from './metadata/metadata.ts'
import { parsePage } from './page-tree.ts'
import { embeddedArticle } from './reading/embedded-article.ts'
import { numberBlocks, pageLines, type PageLine } from './reading/page-lines.ts'
import { type Engine, readBody } from './reading/read-body.ts'
import { rescueBody, rescueParagraphs, statedLines } from './reading/rescue.ts'
import { recoverLines } from './recover/recover-lines.ts'
import { textLength } from './text-measure.ts'
import { type Trimmed, trimLines } from './trim/trim-lines.ts'
import type { PageContext } from './trim/trim-step.ts'

/** A page's text, and where it comes from the page's scripts the objects it stands in there, the nearest first. */
export type Body = Trimmed & { around: Thing[] }

/** How a page is read: by Readability in an engine; of a text without markup every line is taken. */
export type Reading = Engine | 'all lines'

/** The text of a pruned page: what the reader finds, what it missed, or what the page states; all of it trimmed alike. */
export function readText(tree: Tree, metadata: Metadata, description: string | null, reading: Reading): Body {
  const page = contextOf(metadata, description)
  const blocks = numberBlocks(tree)
  const found = reading === 'all lines' ? markupLines(tree) : readBody(tree, reading)
  const lines = pageLines(tree, blocks, found)
  const trimmed = trim(recoverLines(lines, page), page)
  const rescued = rescueBody(trimmed.text, metadata.articleBody) ?? rescueParagraphs(trimmed.text, lines, tree)
  return { ...(rescued === null ? trimmed : trim(statedLines(rescued), page)), around: [] }
}

/** Less text than this is likely a teaser, and the article in the page's scripts. */
const TEASER_CHARS = 600

/** The text from the page's scripts, where the page (at `url`) shows hardly any and they carry more of the same article. */
export function readScripts(
  html: string,
  shown: string,
  { metadata, description, url }: { metadata: Metadata; description: string | null; url: string | null },
): Body | null {
  if (textLength(shown) > TEASER_CHARS || !html.includes('<script')) return null
  const parsed = parsePage(html)
  const addresses = [url, metadata.canonicalUrl].filter((address) => address !== null)
  const page = { text: shown, title: metadata.title, addresses }
  const embedded = 'tree' in parsed ? embeddedArticle(parsed.tree, page) : null
  if (!embedded) return null
  const trimmed = trim(statedLines(embedded.lines), contextOf(metadata, description))
  return textLength(trimmed.text) > 2 * textLength(shown) ? { ...trimmed, around: embedded.around } : null
}

const trim = (lines: PageLine[], page: PageContext): Trimmed => trimLines(withoutShownMarkup(lines), page)

const contextOf = ({ title, publisher, byline, signed, live }: Metadata, description: string | null): PageContext => ({
  title,
  publisher,
  live,
  description,
  signed: [...new Set([...byline, ...signed])],
})
