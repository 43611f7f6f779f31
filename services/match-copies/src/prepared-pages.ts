import { prepareCarried, type PreparedPage } from '@copydesk/copies'
import type { CarriedPage, PageHead } from '@copydesk/store'

/** About 20 kB each: 80 MB at the most. */
const KEPT = 4000

/**
 * Pages made ready to be compared, the most recently used kept: most pages around a new one were there before, so that their texts
 * are not read again.
 */
export function createPreparedPages() {
  const kept = new Map<string, PreparedPage>()
  const keep = (page: PageHead, prepared: PreparedPage): PreparedPage => {
    const key = keyOf(page)
    kept.delete(key)
    kept.set(key, prepared)
    const [oldest] = kept.keys()
    if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest)
    return prepared
  }
  const prepare = (page: CarriedPage) => keep(page, kept.get(keyOf(page)) ?? prepareCarried(page))
  return {
    prepare,
    /** Each page as prepared, by its entry. `read` gives the texts of revisions; those of pages known here are not asked for. */
    all: async (pages: PageHead[], read: (revisionIds: string[]) => Promise<CarriedPage[]>) => {
      const found = new Map<string, PreparedPage>()
      const missing: string[] = []
      for (const page of pages) {
        const known = kept.get(keyOf(page))
        if (known) found.set(page.entryId, keep(page, known))
        else missing.push(page.revisionId)
      }
      const texts = missing.length > 0 ? await read(missing) : []
      for (const page of texts) found.set(page.entryId, prepare(page))
      return found
    },
  }
}

export type PreparedPages = ReturnType<typeof createPreparedPages>

/** What of a page can change beside its text. */
const keyOf = ({ revisionId, url, publishedAt }: PageHead) => `${revisionId} ${publishedAt?.getTime() ?? ''} ${url}`
