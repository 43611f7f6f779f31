import { canonicalUrl as normalise } from '@copydesk/news'
import { type Chosen, choose } from './choose.ts'
import { firstString, namesOf, type Thing } from './linked-data.ts'
import { plainText } from './plain-text.ts'
import type { PageFacts } from './page-facts.ts'

export function publisher({ linked, meta }: PageFacts): Chosen<string> {
  return choose(
    [
      { source: 'og:site_name', confidence: 0.9, values: meta.get('og:site_name') ?? [] },
      { source: 'json-ld publisher', confidence: 0.85, values: namesOf(linked.article?.['publisher'], linked) },
      { source: 'meta application-name', confidence: 0.6, values: meta.get('application-name') ?? [] },
    ],
    (given) => (given.length <= 100 && !/^(?:https?:|[@/])/.test(given) ? plainText(given) : null),
  )
}

/** The page's address as it gives it itself. A front page as the canonical of an article is a mistake, and passed over. */
export function canonicalAddress({ linked, meta, $ }: PageFacts, url: string | null): Chosen<string> {
  const main = linked.article?.['mainEntityOfPage']
  const mainId = typeof main === 'object' && main !== null ? (main as Thing)['@id'] : main
  return choose(
    [
      { source: 'link canonical', confidence: 0.95, values: [$('link[rel~="canonical" i]').first().attr('href')] },
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

export function language({ linked, meta, $ }: PageFacts): Chosen<string> {
  return choose(
    [
      { source: 'json-ld inLanguage', confidence: 0.9, values: [firstString(linked.article?.['inLanguage'])] },
      { source: 'html lang', confidence: 0.85, values: [$('html').attr('lang')] },
      { source: 'og:locale', confidence: 0.7, values: meta.get('og:locale') ?? [] },
      { source: 'meta content-language', confidence: 0.7, values: meta.get('content-language') ?? [] },
    ],
    languageTag,
  )
}

/** A language tag in the spelling of RFC 5646, or null. */
function languageTag(given: string): string | null {
  try {
    return Intl.getCanonicalLocales(given.trim().replaceAll('_', '-'))[0] ?? null
  } catch {
    return null
  }
}

export function section({ linked, meta }: PageFacts): Chosen<string> {
  return choose(
    [
      { source: 'json-ld articleSection', confidence: 0.9, values: [firstString(linked.article?.['articleSection'])] },
      { source: 'article:section', confidence: 0.85, values: meta.get('article:section') ?? [] },
      {
        source: 'meta section',
        confidence: 0.7,
        values: [...(meta.get('section') ?? []), ...(meta.get('parsely-section') ?? [])],
      },
    ],
    (given) => (given.length <= 80 && !given.startsWith('http') ? plainText(given) : null),
  )
}
