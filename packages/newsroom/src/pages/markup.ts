import type { View } from '../view.ts'

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Text made safe for HTML and XML, in content and in attributes. */
export const escape = (text: string): string => text.replace(/[&<>"]/g, (mark) => ESCAPES[mark] as string)

export const each = <T>(list: readonly T[], markup: (one: T, at: number) => string): string =>
  list.map(markup).join('\n')

/** A date as readers see it: "March 10, 2026 at 4:33 PM". */
export const longDate = (at: Date): string =>
  `${at.toLocaleDateString('en-US', { month: 'long', day: 'numeric', year: 'numeric', timeZone: 'UTC' })} at ${clockTime(at)}`

export const clockTime = (at: Date): string =>
  at.toLocaleTimeString('en-US', { hour: 'numeric', minute: '2-digit', timeZone: 'UTC' }).replace('\u202f', ' ')

/** JSON-LD as publishers write it, with a script end made harmless. */
export function jsonLd(view: View): string {
  const article = {
    '@context': 'https://schema.org',
    '@type': view.updates ? 'LiveBlogPosting' : 'NewsArticle',
    headline: view.headline,
    datePublished: view.published.toISOString(),
    dateModified: view.modified.toISOString(),
    author: view.byline
      ? [{ '@type': 'Person', name: view.byline }]
      : { '@type': 'Organization', name: view.house.name },
    publisher: { '@type': 'NewsMediaOrganization', name: view.house.name, url: view.site },
    mainEntityOfPage: view.url,
    articleSection: view.section,
    ...(view.updates && {
      coverageStartTime: view.published.toISOString(),
      liveBlogUpdate: view.updates.map(({ at, text }) => ({
        '@type': 'BlogPosting',
        datePublished: at.toISOString(),
        articleBody: text,
      })),
    }),
  }
  return `<script type="application/ld+json">${JSON.stringify(article).replaceAll('<', '\\u003c')}</script>`
}

export const sections = [
  'News',
  'Local',
  'Courts',
  'Business',
  'Sports',
  'Weather',
  'Opinion',
  'Obituaries',
  'Classifieds',
]

/** The charset declaration of the house, right or wrong. */
export const charsetOf = (view: View): string => view.house.charset.declared
