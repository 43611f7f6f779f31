import { comparable } from '@copydesk/stories'
import type { GroupedAs, ReadVectors } from '@copydesk/store'

type Comparable = ReturnType<typeof comparable>

export type Comparables = {
  keep(article: GroupedAs, as: Comparable): Comparable
  /** All of them, in order. `read` gives the vectors of articles; those of articles known here are not asked for. */
  all(articles: GroupedAs[], read: ReadVectors): Promise<Comparable[]>
}

/** About 6 kB each: 25 MB at the most. */
const KEPT = 4000

/**
 * Articles made ready to be compared, the most recently used kept: most of those around a new one were compared before, so that their
 * vectors are not read again.
 */
export function createComparables(): Comparables {
  const kept = new Map<string, Comparable>()
  const keep = (key: string, article: Comparable): Comparable => {
    kept.delete(key)
    kept.set(key, article)
    const [oldest] = kept.keys()
    if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest)
    return article
  }
  return {
    keep: (article, as) => keep(keyOf(article), as),
    all: async (articles, read) => {
      const isKnown = (article: GroupedAs) => article.groupedAs !== null && kept.has(keyOf(article))
      const missing = articles.filter((article) => !isKnown(article)).map(({ id }) => id)
      const vectors = missing.length > 0 ? await read(missing) : []
      const fresh = new Map(vectors.map(({ id, vector }) => [id, comparable(id, vector)]))
      return articles.flatMap((article) => {
        const found = fresh.get(article.id) ?? kept.get(keyOf(article))
        if (!found) return []
        return [article.groupedAs === null ? found : keep(keyOf(article), found)]
      })
    },
  }
}

const keyOf = ({ id, groupedAs }: GroupedAs) => `${id} ${groupedAs}`
