import type { DeclaredSource } from '@copydesk/wire'
import { addressesIn, firstString, namesOf } from './linked-data.ts'
import { linkOf, type PageFacts } from './page-facts.ts'
import { plainText } from './plain-text.ts'

/** Meta elements that name whose text it is; the first two are Google News's for syndicated text. */
const META =
  'syndication-source original-source source news_source article:source content_source dc.source dcterms.source'.split(
    ' ',
  )

/** Properties of https://schema.org/NewsArticle that name an organization whose text it is. The publisher is who runs the page. */
const LINKED = ['sourceOrganization', 'provider', 'copyrightHolder']

/** What a page's metadata say of whose text it is, the surest first: evidence for the credit. */
export function declaredSources({ linked, meta, elements }: PageFacts): DeclaredSource[] {
  const inMeta = META.flatMap((name) => (meta.get(name) ?? []).map((value) => ({ field: `meta ${name}`, value })))
  const canonical = linkOf(elements, 'canonical')
  const inLinked = LINKED.flatMap((property) =>
    [...namesOf(linked.article?.[property], linked), ...addressesIn(linked.article?.[property], linked)].map(
      (value) => ({
        field: `json-ld ${property}`,
        value,
      }),
    ),
  )
  const credit = firstString(linked.article?.['creditText'])
  return [
    ...inMeta.slice(0, 10),
    ...(canonical ? [{ field: 'link canonical', value: canonical.trim() }] : []),
    ...inLinked.slice(0, 10),
    ...(credit ? [{ field: 'json-ld creditText', value: credit }] : []),
  ].map(({ field, value }) => ({ field, value: plainText(value).slice(0, 500) }))
}
