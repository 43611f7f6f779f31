import { figuresAcross, type Quantity } from '@copydesk/claims'
import { sourceOf, type Owners } from '@copydesk/owners'
import type { ArticleSummary, CopySummary, StoryText } from '@copydesk/store'
import {
  type Dispute,
  disputesAcross,
  ledeOf,
  type Moment,
  type Sources,
  sourcesOf,
  type Spread,
  spreadOf,
  timelineOf,
  type Topic,
  topicsOf,
} from '@copydesk/stories'
import { passedOn, type PassedOn, readWireMarks } from '@copydesk/wire'

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
    const owner = article.origin && sourceOf(article.origin.name, article.outlet, owners)
    return { article, text, pages, owner, cites: text ? passedOn(text.text, text.publisher) : null }
  })
  const history = told.map(({ article, pages }) => ({
    id: article.id,
    origin: article.origin?.name ?? null,
    pages: pages.map((page) => ({ ...page, seenAt: page.foundAt, share: page.overlap?.ofOther ?? null })),
  }))
  const stating = told.flatMap(({ article, text, owner, cites }) => {
    if (!text) return []
    // Who only cites another states nothing of its own.
    const origin = cites || !article.origin ? null : (owner ?? article.origin.name)
    const at = article.publishedAt ?? article.firstSeenAt
    return [{ id: article.id, origin, url: article.url, at, text: text.text, figures: text.figures }]
  })
  const figures = figuresAcross(stating.map(({ id, ...source }) => ({ article: id, ...source })))
  const leading = told.find(({ article }) => article.title?.trim() === headline)
  return {
    summary: leading?.text ? summaryOf(leading.text.text) : null,
    sources: sourcesOf(
      told.map(({ article, pages, owner, cites }) => ({
        id: article.id,
        origin: article.origin && { name: article.origin.name, owner },
        onlyCites: cites?.source ?? null,
        pages,
      })),
    ),
    timeline: timelineOf(history),
    spread: spreadOf(history),
    topics: topicsOf(texts),
    figures,
    contested: figures.filter(({ contested }) => contested),
    disputed: disputesAcross(stating),
    articles: told.map(({ article, pages, cites }) => ({ ...article, cites, pages })),
  }
}

/** The lede without its dateline, which says where it was filed, not what happened. */
const summaryOf = (text: string) => ledeOf(text, readWireMarks({ text, byline: [], title: null }).marks)
