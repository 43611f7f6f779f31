import { canonicalUrl } from '@copydesk/news'
import { linkOf, type PageFacts } from './page-facts.ts'

/** Nothing but the site, one of its languages, or the file that serves it. */
const FRONT = /^\/(?:[a-z]{2}(?:[-_][a-z]{2})?\/?)?(?:(?:index|default|home)\.[a-z]{3,5})?$/i
/** A page that a script puts together may name itself there. */
const SCRIPTS_PATH = /#[!/]/
const OF_ARTICLES = ['article:published_time', 'article:modified_time', 'datepublished', 'datemodified']

/**
 * What a page is that leads to articles instead of being one, null of any other: dead links are often led to such, and feeds name them.
 * Where a page says in any of its fields that it is an article, it is.
 */
export function listingOf(facts: PageFacts, url: string | null): string | null {
  if (saysArticle(facts)) return null
  if (facts.linked.isCollection) return 'a list of other pages'
  return isFrontPage(facts, url) ? 'the front page of a site' : null
}

const saysArticle = ({ linked, meta }: PageFacts) =>
  linked.article !== null ||
  OF_ARTICLES.some((field) => meta.has(field)) ||
  (meta.get('og:type') ?? []).some((kind) => /article/i.test(kind))

/** Whether the page stands where a site's front page does, by every address it gives. */
function isFrontPage({ meta, elements }: PageFacts, url: string | null): boolean {
  if (url === null || SCRIPTS_PATH.test(url)) return false
  const stated = [linkOf(elements, 'canonical'), ...(meta.get('og:url') ?? [])].filter((one) => one !== undefined)
  return [url, ...stated].every((address) => isFront(canonicalUrl(address, url)))
}

function isFront(address: string | null): boolean {
  if (address === null) return false
  const { pathname, search } = new URL(address)
  return search === '' && FRONT.test(pathname)
}
