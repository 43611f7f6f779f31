import { figuresAcross, type Quantity } from '@copydesk/claims'
import type { Counted, PassedOn } from '@copydesk/news'
import { countsAs, type Owners } from '@copydesk/owners'
import type { ArticleSummary, CopySummary, StoryText } from '@copydesk/store'
import {
  type Dispute,
  disputesAcross,
  ledeOf,
  type Moment,
  namesOf,
  type Sources,
  sourcesOf,
  type Spread,
  spreadOf,
  timelineOf,
  type Topic,
  topicsOf,
} from '@copydesk/stories'
import { readWireMarks } from '@copydesk/wire'

export type StoryParts = {
  headline: string | null
  articles: ArticleSummary[]
  copies: CopySummary[]
  texts: StoryText[]
}

/** `summary`: the lede of the article whose headline is the story's, without its dateline. `contested`: the figures that
 * origins do not agree on; `disputed`: what one of them says and another denies; `topics`: whom and what most of its articles name. */
export type ToldStory = {
  summary: string | null
  sources: Sources
  timeline: Moment[]
  spread: Spread[]
  figures: Quantity[]
  topics: Topic[]
  contested: Quantity[]
  disputed: Dispute[]
  articles: (ArticleSummary & { cites: PassedOn | null; pages: CopySummary[] })[]
}

/** All there is to say of a story: whose texts it has, who ran them, which figures they give. Nothing in it is composed. */
export function tellStory({ headline, articles, copies, texts }: StoryParts, owners: Owners): ToldStory {
  const pagesOf = Map.groupBy(copies, ({ articleId }) => articleId)
  const textOf = new Map(texts.map((text) => [text.id, text]))
  const told = articles.map((article) => {
    const text = textOf.get(article.id)
    const pages = pagesOf.get(article.id) ?? []
    return { article, text, pages, counted: countedOf(article, text, owners) }
  })
  const nameOf = namesOf(told.flatMap(({ counted }) => counted.source ?? []))
  const history = told.map(({ article, pages }) => ({
    id: article.id,
    origin: article.origin?.name ?? null,
    pages: pages.map((page) => ({ ...page, seenAt: page.foundAt, share: page.overlap?.ofOther ?? null })),
  }))
  const stating = told.flatMap(({ article, text, counted: { source } }) => {
    if (!text || article.withdrawnAt) return []
    const origin = source && nameOf(source)
    const at = article.publishedAt ?? article.firstSeenAt
    return [{ id: article.id, origin, url: article.url, at, text: text.text, figures: text.figures }]
  })
  const figures = figuresAcross(stating.map(({ id, ...source }) => ({ article: id, ...source })))
  const leading = told.find(({ article }) => article.title?.trim() === headline)
  return {
    summary: leading?.text ? summaryOf(leading.text.text) : null,
    sources: sourcesOf(
      told.map(({ article, pages, counted }) => ({
        id: article.id,
        origin: article.origin?.name ?? null,
        counted,
        isWithdrawn: article.withdrawnAt !== null,
        pages,
      })),
    ),
    timeline: timelineOf(history),
    spread: spreadOf(history),
    topics: topicsOf(texts),
    figures,
    contested: figures.filter(({ contested }) => contested),
    disputed: disputesAcross(stating),
    articles: told.map(({ article, pages, counted: { cites } }) => ({ ...article, cites, pages })),
  }
}

/** As it was counted when it was grouped; what an older program grouped is counted again meanwhile (services/group-story/src/count-again.ts). */
const countedOf = (article: ArticleSummary, text: StoryText | undefined, owners: Owners): Counted => {
  if (!text) return { source: null, cites: null }
  return text.counted ?? countsAs({ ...article, ...text, byline: [], uncredited: [] }, owners)
}

/** The lede without its dateline, which says where it was filed, not what happened. */
const summaryOf = (text: string) => ledeOf(text, readWireMarks({ text, byline: [], title: null }).marks)
