import type { Newsroom, TruePage } from '@copydesk/newsroom'
import type { Store } from '@copydesk/store'
import { adjustedRandIndex, bcubed } from '../eval/cluster-measures.ts'
import type { World } from './world.ts'

/** How what the store holds compares with what the newsroom knows to be so. */
export type Score = {
  pages: number
  /** Pages the line never heard of. */
  lost: string[]
  /** Pages that ended otherwise than they should: address, how it ended, how it should have. */
  misplaced: string[]
  articles: number
  stories: number
  /** The same over the pages whose article carries no page of another's: what grouping alone is good for. */
  storiesOfRightArticles: number
  /** Share of the articles with an origin whose origin is the true one, and of all that have one named. */
  originRight: number
  originNamed: number
}

export const score = ({ newsroom, port, service }: World, minute?: number) =>
  scoreDay({ newsroom, port, store: service.store }, minute)

/** A newsroom's day, as it was served on a port, and what a store holds of it. */
type Day = { newsroom: Newsroom; port: number; store: Store }

export async function scoreDay({ newsroom, port, store }: Day, minute = newsroom.dayMinutes): Promise<Score> {
  const visible = newsroom.truth(port).pages.filter((page) => page.published <= minute)
  const lost: string[] = []
  const misplaced: string[] = []
  const truth = { articles: new Map<string, string>(), stories: new Map<string, string>() }
  const found = { articles: new Map<string, string>(), stories: new Map<string, string>() }
  const origins = { right: 0, named: 0, known: 0 }
  for (const page of visible) {
    const entry = await store.entries.byUrl(page.url)
    if (!entry) {
      if (page.withdrawn === null && !isNeverReached(page)) lost.push(page.url)
      continue
    }
    if (!endsAsItShould(page, entry.disposition))
      misplaced.push(
        `${page.url} ${entry.disposition} (${entry.reason}), not ${page.disposition}: ${page.phenomena.join(', ')}`,
      )
    if (page.article === null || page.story === null) continue
    truth.articles.set(page.url, page.article)
    truth.stories.set(page.url, page.story)
    const articleId = (await store.matching.page(entry.id))?.articleId
    const article = articleId ? await store.articles.summary(articleId) : null
    if (!article) continue
    found.articles.set(page.url, article.id)
    if (article.storyId) found.stories.set(page.url, article.storyId)
    origins.known += 1
    if (article.origin) origins.named += 1
    if (article.origin?.name === page.origin) origins.right += 1
  }
  return {
    pages: visible.length,
    lost,
    misplaced,
    articles: bcubed(truth.articles, found.articles).f1,
    stories: adjustedRandIndex(truth.stories, found.stories),
    storiesOfRightArticles: adjustedRandIndex(
      rightlyFolded(truth.articles, found.articles, truth.stories),
      found.stories,
    ),
    originRight: origins.right / (origins.named || 1),
    originNamed: origins.named / (origins.known || 1),
  }
}

/** The true stories of the pages whose article is found to be of one true article only. */
function rightlyFolded(truth: Map<string, string>, found: Map<string, string>, stories: Map<string, string>) {
  const carried = Map.groupBy(found.keys(), (url) => found.get(url))
  const isRight = (url: string) => new Set(carried.get(found.get(url))?.map((other) => truth.get(other))).size === 1
  return new Map([...stories].filter(([url]) => isRight(url)))
}

// A missing page behind a redirect is known only by the address that leads there.
const isNeverReached = ({ phenomena }: TruePage) =>
  phenomena.includes('missing') && phenomena.some((phenomenon) => phenomenon.startsWith('redirect'))

// Which copy leads may differ; that a page carries an article at all may not.
const endsAsItShould = (page: TruePage, disposition: string) => {
  if (page.disposition === 'either') return disposition !== 'pending'
  if (page.article !== null) return disposition === 'stored' || disposition === 'copy'
  return disposition === page.disposition
}
