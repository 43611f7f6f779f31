import type { CleanedArticle } from '@copydesk/news'
import { readWireMarks } from '@copydesk/wire'
import type { Document as Tree } from 'domhandler'
import { type Metadata, readMetadata } from './metadata/metadata.ts'
import { peopleOf } from './metadata/people.ts'
import { withState } from './metadata/with-state.ts'
import { looksBinary } from './not-a-page.ts'
import { parsePage } from './page-tree.ts'
import { prune, type Pruned } from './prune/prune.ts'
import { weighTree } from './prune/weigh-tree.ts'
import { type Body, readScripts, readText } from './read-text.ts'
import { descriptionOf } from './reading/description.ts'
import type { Engine } from './reading/read-body.ts'
import { storableArticle } from './storable-article.ts'
import { textLength } from './text-measure.ts'
import { isTextPage, textPage, textShown } from './text-page.ts'
import { agencyCredits } from './trim/agency-credits.ts'
import { authorNotes, SIGNED } from './trim/author-notes.ts'
import { isControl } from './trim/control-labels.ts'
import { headlines } from './trim/headlines.ts'

export type CleanOptions = {
  /** Where the page was fetched: the base of its relative addresses. */
  url: string | null
  /** Readability reads in the pruned tree itself; in linkedom or jsdom to compare with. */
  dom?: Engine
}

export type CleanOutcome =
  | { type: 'article'; article: CleanedArticle }
  /** A page, but not one that carries an article. */
  | { type: 'skipped'; reason: string }
  /** Input that is built to hurt, or as large as if it were. */
  | { type: 'rejected'; reason: string }

/** Five paragraphs of two words are still an article; less is a title or an error message. */
const FEWEST_CHARS = 50
/** Ten times the longest live page seen: what is longer would keep every later stage busy for seconds. */
const MOST_CHARS = 1_000_000
/** What checks for bots and missing pages say of themselves; with more than that, "Not found" is a headline. */
const MOST_NOTICE_CHARS = 1200
const tooLong: CleanOutcome = { type: 'rejected', reason: `a text of more than ${MOST_CHARS} characters` }

/**
 * Reduces a page to its article: metadata first, then furniture out, then Readability on what is left, then the text with
 * one paragraph a line. Never throws on input: what cannot be read is skipped or rejected with the reason.
 */
export function cleanPage(html: string, options: CleanOptions): CleanOutcome {
  if (looksBinary(html)) return { type: 'skipped', reason: 'not a web page' }
  const parsed = readTree(html)
  if ('refused' in parsed) return { type: 'rejected', reason: parsed.refused }
  const { tree, isText } = parsed
  const stated = readMetadata(tree, options.url)
  // A text has no elements: what was read from one is the line that was made it.
  if (isText && stated.title !== null) stated.provenance['title'] = FIRST_LINE
  if (stated.listing !== null && !isText) return { type: 'skipped', reason: stated.listing }
  const description = descriptionOf(tree)
  const pruned = prune(tree, stated.live)
  if (pruned.bodyChars > MOST_CHARS && weighTree(tree).bodyChars > MOST_CHARS) return tooLong
  let body: Body
  try {
    body = readText(tree, stated, description, isText ? 'all lines' : (options.dom ?? 'tree'))
    body = readScripts(html, body.text, { metadata: stated, description, url: options.url }) ?? body
  } catch (error) {
    // The engines and Readability are not ours; what makes them fail has always been a page built to.
    return { type: 'rejected', reason: `the reader failed: ${String(error).slice(0, 200)}` }
  }
  if (textLength(body.text.slice(0, 1000)) < FEWEST_CHARS)
    return { type: 'skipped', reason: 'no text that reads as an article' }
  if (stated.isNotice && textLength(body.text) < MOST_NOTICE_CHARS)
    return { type: 'skipped', reason: 'an error or a check for bots, sent in place of a page' }
  if (body.text.length > MOST_CHARS) return tooLong
  const metadata = body.around.length > 0 ? withState(stated, body.around, options.url) : stated
  return { type: 'article', article: assemble(options.url, body, bylined(titled(metadata, body), body), pruned) }
}

type ReadTree = { tree: Tree; isText: boolean } | { refused: string }

/** The page as a tree; a text without markup, or one that a browser shows as a page, with its lines as paragraphs. */
function readTree(html: string): ReadTree {
  const parsed = isTextPage(html) ? null : parsePage(html)
  if (parsed && 'refused' in parsed) return parsed
  const text = parsed ? textShown(parsed.tree) : html
  if (parsed && text === null) return { tree: parsed.tree, isText: false }
  const page = textPage(text ?? html)
  return 'refused' in page ? page : { tree: page.tree, isText: true }
}

/** Where a page's title and h1 say nothing, or "Skip to content", the line over the text is its headline. */
function titled(metadata: Metadata, { removed }: Body): Metadata {
  const line = removed.find(({ reason, text }) => reason === headlines.reason && !isControl(text))
  if (metadata.title !== null || !line) return metadata
  return { ...metadata, title: line.text, provenance: { ...metadata.provenance, title: FIRST_LINE } }
}

/** Where no field names anybody and no heading leads to a byline, the line over the text that says "by" is it. */
function bylined(metadata: Metadata, { removed }: Body): Metadata {
  if (metadata.byline.length > 0) return metadata
  for (const { reason, text } of removed) {
    if ((reason !== agencyCredits.reason && reason !== authorNotes.reason) || !SIGNED.test(text)) continue
    const people = peopleOf(text)
    const provenance = { ...metadata.provenance, byline: { source: 'byline over the text', confidence: 0.5 } }
    if (people.length > 0) return { ...metadata, byline: people, provenance }
  }
  return metadata
}

const FIRST_LINE = { source: 'first line', confidence: 0.5 }

function assemble(url: string | null, body: Body, metadata: Metadata, pruned: Pruned): CleanedArticle {
  const { articleBody: _, isNotice: _isNotice, listing: _listing, signed, declared, ...fields } = metadata
  const { title, publisher } = fields
  const host = url && URL.canParse(url) ? new URL(url).hostname : null
  const credited = [body.credited, ...pruned.under].join('\n')
  const marked = { text: credited, byline: [...signed, ...pruned.over], title, publisher, host, declared }
  const { dateline, credit, notices } = readWireMarks(marked)
  return storableArticle({
    url,
    ...fields,
    text: body.text,
    dateline,
    credit,
    notices,
    removed: [...pruned.removed, ...body.removed],
  })
}
