import type { Credit } from '@copydesk/news'
import { preparePage, type PreparedPage } from './prepared-page.ts'

/** A page as the line keeps it. `creditLines`: what cleaning took out of the text that may credit somebody else with it; `credit`: whom it found. */
export type CarriedText = {
  entryId: string
  url: string
  outlet: string
  title: string | null
  text: string
  creditLines: string[]
  credit: Credit | null
  byline: string[]
  publisher: string | null
  publishedAt: Date | null
  foundAt: Date
}

/**
 * Such a page made ready to be compared; offsets into its text hold. Where no mark in its text credits anybody, whom its metadata
 * declare as the source does: a canonical link to another site, a source named for syndication.
 */
export function prepareCarried(page: CarriedText): PreparedPage {
  const prepared = preparePage({
    id: page.entryId,
    text: [page.text, ...page.creditLines].join('\n'),
    title: page.title,
    url: page.url,
    publisher: page.publisher ?? page.outlet,
    publishedAt: page.publishedAt?.toISOString() ?? null,
    seenAt: page.foundAt.toISOString(),
    byline: page.byline,
  })
  const credit = prepared.marks.credit ?? page.credit
  return { ...prepared, marks: { ...prepared.marks, credit } }
}
