import { canonicalUrl } from '@copydesk/news'
import type { PageFacts } from './page-facts.ts'

/** Nothing but the site, one of its languages, or the file that serves it. */
const FRONT = /^\/(?:[a-z]{2}(?:[-_][a-z]{2})?\/?)?(?:(?:index|default|home)\.[a-z]{3,5})?$/i

/** Whether the page stands where a site's front page does, and says of no article that it is one. Links that are dead are often led there. */
export function isFrontPage({ linked, meta }: PageFacts, url: string | null): boolean {
  const address = url === null ? null : canonicalUrl(url)
  if (address === null) return false
  const { pathname, search } = new URL(address)
  if (search !== '' || !FRONT.test(pathname)) return false
  const kinds = meta.get('og:type') ?? []
  return linked.article === null && !meta.has('article:published_time') && !kinds.some((kind) => /article/i.test(kind))
}
