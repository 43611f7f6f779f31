import { canonicalUrl as normalise } from '@copydesk/news'
import { type Chosen, choose } from './choose.ts'
import { addressesIn, firstString, type LinkedData, listOf, namesOf, type Thing } from './linked-data.ts'
import { plainText } from './plain-text.ts'
import { linkOf, type PageFacts } from './page-facts.ts'

type PublisherReading = { source: string; confidence: number; values: string[] }

/** Where pages name their publisher, the surest first. */
const publisherReadings = ({ linked, meta }: PageFacts): PublisherReading[] => [
  { source: 'og:site_name', confidence: 0.9, values: meta.get('og:site_name') ?? [] },
  { source: 'json-ld publisher', confidence: 0.85, values: namesOf(linked.article?.['publisher'], linked) },
  { source: 'json-ld site', confidence: 0.7, values: namesOf(linked.site, linked) },
  {
    source: 'meta publisher',
    confidence: 0.7,
    values: ['dc.publisher', 'dcterms.publisher', 'publisher'].flatMap((name) => meta.get(name) ?? []),
  },
  { source: 'meta application-name', confidence: 0.6, values: meta.get('application-name') ?? [] },
]

const acceptName = (given: string) =>
  given.length <= 100 && !/^(?:https?:|[@/])/.test(given) ? plainText(given) : null

export const publisher = (facts: PageFacts): Chosen<string> => choose(publisherReadings(facts), acceptName)

/** Every name that the page gives its publisher: titles may have any of them. */
export const publisherNames = (facts: PageFacts): string[] =>
  publisherReadings(facts).flatMap(({ values }) => values.flatMap((given) => acceptName(given) ?? []))

/** The page's address as it gives it itself. A front page as the canonical of an article is a mistake, and passed over. */
export function canonicalAddress({ linked, meta, elements }: PageFacts, url: string | null): Chosen<string> {
  const main = linked.article?.['mainEntityOfPage']
  const mainId = typeof main === 'object' && main !== null ? (main as Thing)['@id'] : main
  return choose(
    [
      { source: 'link canonical', confidence: 0.95, values: [linkOf(elements, 'canonical')] },
      { source: 'og:url', confidence: 0.85, values: meta.get('og:url') ?? [] },
      { source: 'json-ld url', confidence: 0.8, values: [firstString(linked.article?.['url']), firstString(mainId)] },
      { source: 'address', confidence: 0.7, values: [url] },
    ],
    (given) => {
      const address = normalise(given, url ?? undefined)
      if (!address) return null
      const frontPage = new URL(address).pathname === '/' && new URL(address).search === ''
      return frontPage && given !== url ? null : address
    },
  )
}

/** The last part of the site before the article on the way to it from the front page (https://schema.org/BreadcrumbList). */
function partOfTrail({ trail, article }: LinkedData): string | null {
  const headline = firstString(article?.['headline'])
  const parts = trail.slice(1).filter((name) => name !== headline)
  // The article itself may be the last, or be left out.
  return parts.findLast((name) => name.split(/\s+/).length <= MOST_PART_WORDS) ?? null
}

const MOST_PART_WORDS = 4

export function section({ linked, meta }: PageFacts): Chosen<string> {
  return choose(
    [
      { source: 'json-ld articleSection', confidence: 0.9, values: [firstString(linked.article?.['articleSection'])] },
      { source: 'article:section', confidence: 0.85, values: meta.get('article:section') ?? [] },
      {
        source: 'meta section',
        confidence: 0.7,
        values: [
          'section',
          'parsely-section',
          'article.section',
          'sailthru.section',
          'cxenseparse:section',
          'category',
        ].flatMap((name) => meta.get(name) ?? []),
      },
      { source: 'json-ld breadcrumb', confidence: 0.6, values: [partOfTrail(linked)] },
    ],
    (given) => (given.length <= 80 && !given.startsWith('http') ? plainText(given) : null),
  )
}

/** Pictures that stand for the site where an article has none. */
const SITES_OWN =
  /(?:^|[/_.-])(?:logos?|default|placeholder|fallback|favicon|sprite|blank|spacer|no-?image|avatar)(?:[/_.-]|$)/i

/** The picture that stands for the article where it is linked to. */
export function leadImage({ linked, meta, elements }: PageFacts, url: string | null): Chosen<string> {
  return choose(
    [
      {
        source: 'og:image',
        confidence: 0.9,
        values: [...(meta.get('og:image') ?? []), ...(meta.get('og:image:url') ?? [])],
      },
      { source: 'json-ld image', confidence: 0.85, values: addressesIn(linked.article?.['image'], linked) },
      {
        source: 'meta twitter:image',
        confidence: 0.8,
        values: [...(meta.get('twitter:image') ?? []), ...(meta.get('twitter:image:src') ?? [])],
      },
      { source: 'link image_src', confidence: 0.7, values: [linkOf(elements, 'image_src')] },
    ],
    (given) => {
      const address = URL.parse(plainText(given), url ?? undefined)
      const usable = address && /^https?:$/.test(address.protocol) && !SITES_OWN.test(address.pathname)
      return usable ? address.href : null
    },
  )
}

/** What the values of isAccessibleForFree and of Facebook's article:content_tier say of a wall. A metered one is open at first. */
const PAID: Record<string, boolean> = { false: true, no: true, locked: true, true: false, yes: false, free: false }

/** Whether readers must pay, where the page says so; null where it does not. */
export function paywalled({ linked, meta }: PageFacts): Chosen<boolean> {
  const parts = [linked.article, ...listOf(linked.article?.['hasPart'])] as (Thing | null)[]
  const free = parts
    .flatMap((part) => listOf(part?.['isAccessibleForFree']))
    .map((value) =>
      String(value)
        .toLowerCase()
        .replace(/^https?:\/\/schema\.org\//, ''),
    )
  const said = [
    // One part behind the wall is enough: that is how the wall is marked up.
    {
      source: 'json-ld isAccessibleForFree',
      confidence: 0.95,
      values: [free.find((value) => /^(?:false|no)$/.test(value)) ?? free[0]],
    },
    { source: 'meta article:content_tier', confidence: 0.9, values: meta.get('article:content_tier') ?? [] },
  ]
  return choose(said, (given) => PAID[given.toLowerCase()] ?? null)
}
