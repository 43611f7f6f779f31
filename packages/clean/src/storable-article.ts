import { type CleanedArticle, storable } from '@copydesk/news'

/** The article with every string in it fit for JSON and the store: pages, and escapes in their JSON-LD, hold anything. */
export const storableArticle = (article: CleanedArticle): CleanedArticle => mend(article) as CleanedArticle

function mend(value: unknown): unknown {
  if (typeof value === 'string') return storable(value)
  if (Array.isArray(value)) return value.map(mend)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, held]) => [key, mend(held)]))
}
