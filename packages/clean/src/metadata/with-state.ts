import { Document } from 'domhandler'
import { byline } from './byline.ts'
import type { Chosen } from './choose.ts'
import { dates } from './dates/dates.ts'
import { readerOf } from './dates/reader.ts'
import type { Thing } from './linked-data.ts'
import type { Metadata } from './metadata.ts'
import { readPageFacts } from './page-facts.ts'
import { siteNamesOf } from './site-names.ts'
import { stateArticle } from './state-fields.ts'
import { headline } from './title.ts'

const CONFIDENCE = 0.7

/**
 * A page's metadata with what the JSON of its scripts adds, where the page itself says nothing: title, byline and dates.
 * `around` are the objects that hold the text, the nearest first.
 */
export function withState(metadata: Metadata, around: Thing[], url: string | null): Metadata {
  const facts = readPageFacts(new Document([]), null)
  facts.linked.article = stateArticle(around)
  const outlets = metadata.publisher ? [metadata.publisher] : []
  const reader = readerOf(metadata.language, url)
  const chosen = {
    title: metadata.title === null ? headline(facts, siteNamesOf(outlets, url)) : null,
    byline: metadata.byline.length === 0 ? byline(facts, outlets, [], reader) : null,
    ...datesMissing(metadata, dates(facts, { address: null, reader, lines: [] })),
  }
  const filled: Metadata = { ...metadata, provenance: { ...metadata.provenance } }
  for (const [field, choice] of Object.entries(chosen)) {
    if (!choice) continue
    Object.assign(filled, { [field]: choice.value })
    filled.provenance[field] = { source: `${field} in the page's scripts`, confidence: CONFIDENCE }
  }
  return filled
}

const datesMissing = (
  { publishedAt, modifiedAt }: Metadata,
  stated: { publishedAt: Chosen<string>; modifiedAt: Chosen<string> },
) => ({
  publishedAt: publishedAt === null ? stated.publishedAt : null,
  modifiedAt: modifiedAt === null ? stated.modifiedAt : null,
})
