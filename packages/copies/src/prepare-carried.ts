import { preparePage, type PreparedPage } from './prepared-page.ts'

/** A page as the line keeps it. `creditLines`: what cleaning took out of the text that may credit somebody else with it. */
export type CarriedText = {
  entryId: string
  url: string
  outlet: string
  title: string | null
  text: string
  creditLines: string[]
  byline: string[]
  publisher: string | null
  publishedAt: Date | null
  foundAt: Date
}

/** Such a page made ready to be compared; offsets into its text hold. */
export const prepareCarried = (page: CarriedText): PreparedPage =>
  preparePage({
    id: page.entryId,
    text: [page.text, ...page.creditLines].join('\n'),
    title: page.title,
    url: page.url,
    publisher: page.publisher ?? page.outlet,
    publishedAt: page.publishedAt?.toISOString() ?? null,
    seenAt: page.foundAt.toISOString(),
    byline: page.byline,
  })
