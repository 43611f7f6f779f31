import { canonicalUrl } from '@copydesk/news'
import { linkOf, type PageFacts } from './page-facts.ts'

/** Nothing but the site, one of its languages, or the file that serves it. */
const FRONT = /^\/(?:[a-z]{2}(?:[-_][a-z]{2})?\/?)?(?:(?:index|default|home)\.[a-z]{3,5})?$/i
/** A page that a script puts together may name itself there. */
const SCRIPTS_PATH = /#[!/]/
const OF_ARTICLES = ['article:published_time', 'article:modified_time', 'datepublished', 'datemodified']

/** Whether the page stands where a site's front page does, and says of no article that it is one. Links that are dead are often led there. */
export function isFrontPage({ linked, meta, elements }: PageFacts, url: string | null): boolean {
  if (url === null || SCRIPTS_PATH.test(url) || linked.article !== null) return false
  const stated = [linkOf(elements, 'canonical'), ...(meta.get('og:url') ?? [])].filter((one) => one !== undefined)
  if (![url, ...stated].every((address) => isFront(canonicalUrl(address, url)))) return false
  if (OF_ARTICLES.some((field) => meta.has(field))) return false
  return !(meta.get('og:type') ?? []).some((kind) => /article/i.test(kind))
}

function isFront(address: string | null): boolean {
  if (address === null) return false
  const { pathname, search } = new URL(address)
  return search === '' && FRONT.test(pathname)
}
