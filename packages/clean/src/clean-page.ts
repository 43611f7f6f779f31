import { type CleanedArticle, type Removal, words } from '@copydesk/news'
import { readWireMarks } from '@copydesk/wire'
import { load } from 'cheerio/slim'
import { render } from 'dom-serializer'
import type { Document as Tree } from 'domhandler'
import { dropHeadline } from './headline-line.ts'
import { stripShownMarkup } from './literal-markup.ts'
import { type Metadata, readMetadata } from './metadata/metadata.ts'
import { looksBinary } from './not-a-page.ts'
import { parsePage } from './page-tree.ts'
import { prune } from './prune/prune.ts'
import { type Engine, readBody } from './reading/read-body.ts'
import { trimLines } from './reading/trim-lines.ts'
import { articleParagraphs } from './reading/paragraphs.ts'
import { rescueBody, rescueParagraphs } from './reading/rescue.ts'
import { storableArticle } from './storable-article.ts'

export type CleanOptions = {
  /** Where the page was fetched: the base of its relative addresses. */
  url: string | null
  /** jsdom is the reference, and five times slower. */
  dom?: Engine
}

export type CleanOutcome =
  | { type: 'article'; article: CleanedArticle }
  /** A page, but not one that carries an article. */
  | { type: 'skipped'; reason: string }
  /** Input that is built to hurt, or as large as if it were. */
  | { type: 'rejected'; reason: string }

/** Five paragraphs of two words are still an article; less is a title or an error message. */
const FEWEST_WORDS = 10
/** Ten times the longest live page seen: what is longer would keep every later stage busy for seconds. */
const MOST_CHARS = 1_000_000

/**
 * Reduces a page to its article: metadata first, then furniture out, then Readability on what is left, then the text with
 * one paragraph a line. Never throws on input: what cannot be read is skipped or rejected with the reason.
 */
export function cleanPage(html: string, options: CleanOptions): CleanOutcome {
  if (looksBinary(html)) return { type: 'skipped', reason: 'not a web page' }
  const parsed = parsePage(html)
  if ('refused' in parsed) return { type: 'rejected', reason: parsed.refused }
  const { tree } = parsed
  const metadata = readMetadata(load(tree), options.url)
  const removed = prune(tree)
  let body: Body
  try {
    body = readText(tree, metadata, options.dom ?? 'linkedom')
  } catch (error) {
    // The engines and Readability are not ours; what makes them fail has always been a page built to.
    return { type: 'rejected', reason: `the reader failed: ${String(error).slice(0, 200)}` }
  }
  if (words(body.text.slice(0, 1000)).length < FEWEST_WORDS)
    return { type: 'skipped', reason: 'no text that reads as an article' }
  if (body.text.length > MOST_CHARS) return { type: 'rejected', reason: `a text of more than ${MOST_CHARS} characters` }
  return { type: 'article', article: assemble(options.url, body.text, metadata, [...removed, ...body.removed]) }
}

type Body = { text: string; removed: Removal[] }

function readText(tree: Tree, metadata: Metadata, engine: Engine): Body {
  const found = trimLines(readBody(render(tree, { encodeEntities: 'utf8' }), engine))
  const rescued = rescueBody(found.text, metadata.articleBody) ?? rescueParagraphs(found.text, articleParagraphs(tree))
  const text = dropHeadline(stripShownMarkup(rescued ?? found.text), metadata.title)
  return { text, removed: rescued === null ? found.removed : [] }
}

function assemble(url: string | null, text: string, metadata: Metadata, removed: Removal[]): CleanedArticle {
  const { articleBody: _, signed, ...fields } = metadata
  const { dateline, credit } = readWireMarks({ text, byline: signed, title: fields.title, publisher: fields.publisher })
  return storableArticle({ url, ...fields, text, dateline, credit, removed })
}
