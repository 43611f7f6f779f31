import { dispositions, type Disposition } from '@copydesk/news'
import type { Database } from './database.ts'

/** How many there are of everything. The dispositions add up to `entries`. */
export type Totals = {
  feeds: number
  feedsFailing: number
  entries: number
  dispositions: Record<Disposition, number>
  pages: number
  articles: number
  copies: number
  stories: number
  events: number
  quarantined: Record<string, number>
}

type Counts = Omit<Totals, 'dispositions' | 'quarantined'>

export const totalsQueries = (database: Database) => ({
  read: async (): Promise<Totals> => {
    const counts = await database.row<Counts>(
      `select (select count(*)::int from feed) as feeds,
         (select count(*)::int from feed where state in ('failing', 'gone')) as "feedsFailing",
         (select count(*)::int from entry) as entries,
         (select count(*)::int from page) as pages,
         (select count(*)::int from article where merged_into is null) as articles,
         (select count(*)::int from copy join article on article.id = copy.article_id and copy.entry_id <> article.lead_entry_id) as copies,
         (select count(*)::int from story where merged_into is null) as stories,
         (select (head + (select count(*) from change))::int from log) as events`,
    )
    if (!counts) throw new Error('the store gave no totals')
    const settled = await database.rows<{ disposition: Disposition; n: number }>(
      'select disposition, count(*)::int as n from entry group by disposition',
    )
    const held = await database.rows<{ stage: string; n: number }>(
      'select stage, count(*)::int as n from quarantine group by stage',
    )
    const none = Object.fromEntries(dispositions.map((disposition) => [disposition, 0])) as Record<Disposition, number>
    return {
      ...counts,
      dispositions: { ...none, ...Object.fromEntries(settled.map((row) => [row.disposition, row.n])) },
      quarantined: Object.fromEntries(held.map((row) => [row.stage, row.n])),
    }
  },
})
