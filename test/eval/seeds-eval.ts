import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { tagEntities } from '@copydesk/entities'
import { countsAs, knownOwners } from '@copydesk/owners'
import { sourcesOf } from '@copydesk/stories'
import { matched } from './copies-eval.ts'
import { grouped } from './stories-eval.ts'

/** Five texts about one happening, none a copy of another, as they were scraped: no titles, dates or publishers. */
export type SeedsScore = {
  articles: number
  storiesUntagged: number
  stories: number
  independent: number
  unknown: number
}

const NOTHING_ELSE = { title: null, url: null, publisher: null, publishedAt: null, seenAt: null, byline: [] }

const NOBODYS = { title: null, outlet: '', publisher: '', byline: [], uncredited: [] }

/** Matches, groups and counts the sources of the texts in `corpora`/seeds. */
export function evaluateSeeds(corpora: string): SeedsScore {
  const folder = join(corpora, 'seeds')
  const texts = readdirSync(folder)
    .toSorted()
    .map((id) => ({ id, story: 'one', text: readFileSync(join(folder, id), 'utf8'), ...NOTHING_ELSE }))
  const matches = matched(texts)
  const sources = sourcesOf(
    texts.map(({ id, text }) => {
      const origin = matches.get(id)?.origin ?? null
      const counted = countsAs({ ...NOBODYS, origin, text }, knownOwners)
      return { id, origin: origin?.name ?? null, counted, isWithdrawn: false, pages: [] }
    }),
  )
  return {
    articles: new Set([...matches.values()].map(({ article }) => article)).size,
    storiesUntagged: grouped(texts, () => []).stories,
    stories: grouped(texts, ({ text }) => tagEntities(text)).stories,
    independent: sources.independent.length,
    unknown: sources.unknown.length,
  }
}
