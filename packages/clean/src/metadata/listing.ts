import { canonicalUrl } from '@copydesk/news'
import { MODIFIED_META, PUBLISHED_META } from './dates/date-fields.ts'
import { linkOf, type PageFacts } from './page-facts.ts'

/** Nothing but the site, one of its languages, or the file that serves it. */
const FRONT = /^\/(?:[a-z]{2}(?:[-_][a-z]{2})?\/?)?(?:(?:index|default|home)\.[a-z]{3,5})?$/i
/** A page that a script puts together may name itself there. */
const SCRIPTS_PATH = /#[!/]/
const OF_ARTICLES = ['article:published_time', 'article:modified_time', 'datepublished', 'datemodified']
const TIMED_OR_SIGNED = [...PUBLISHED_META, ...MODIFIED_META, 'article:author']

/**
 * What a page is that leads to articles instead of being one, null of any other: dead links are often led to such, and feeds name them. A
 * page that says of an article that it is one has it. WordPress calls its lists articles in Open Graph; but they have no time and no author.
 */
export function listingOf(facts: PageFacts, url: string | null): string | null {
  const { linked, meta } = facts
  if (linked.article !== null) return null
  if (isFrontPage(facts, url)) return 'the front page of a site'
  return linked.isCollection && !TIMED_OR_SIGNED.some((field) => meta.has(field)) ? 'a list of other pages' : null
}

/** Whether the page stands where a site's front page does, by every address it gives, and none of its fields is of an article. */
function isFrontPage({ meta, elements }: PageFacts, url: string | null): boolean {
  if (url === null || SCRIPTS_PATH.test(url)) return false
  if (OF_ARTICLES.some((field) => meta.has(field))) return false
  if ((meta.get('og:type') ?? []).some((kind) => /article/i.test(kind))) return false
  const stated = [linkOf(elements, 'canonical'), ...(meta.get('og:url') ?? [])].filter((one) => one !== undefined)
  return [url, ...stated].every((address) => isFront(canonicalUrl(address, url)))
}

function isFront(address: string | null): boolean {
  if (address === null) return false
  const { pathname, search } = new URL(address)
  return search === '' && FRONT.test(pathname)
}
