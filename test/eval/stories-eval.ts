import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { tagEntities } from '@copydesk/entities'
import type { Mention } from '@copydesk/news'
import { createGrouper } from '@copydesk/stories'
import { adjustedRandIndex, type BCubed, bcubed } from './cluster-measures.ts'

export type Grouping = { stories: number; bcubed: BCubed; ari: number }
/** Grouped by title and text alone, and with the mentions that tagging finds. */
export type StoriesScore = { articles: number } & Grouping & { tagged: Grouping }

/** `publishedAt`: null where the date is hidden. */
export type GoldArticle = { id: string; story: string; title: string | null; text: string; publishedAt: string | null }

/** Scores the grouper on `corpora`/stories-dev. Dates are hidden: there they nearly give the story away. */
export async function evaluateStories(corpora: string): Promise<StoriesScore> {
  const articles = readFileSync(join(corpora, 'stories-dev', 'basil.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line): GoldArticle => ({ ...(JSON.parse(line) as GoldArticle), publishedAt: null }))
  return {
    articles: articles.length,
    ...grouped(articles, () => []),
    tagged: grouped(articles, ({ text }) => tagEntities(text)),
  }
}

/** Groups articles whose stories are known, and scores that. */
export function grouped(articles: GoldArticle[], mentionsOf: (article: GoldArticle) => Mention[]): Grouping {
  const grouper = createGrouper()
  for (const article of articles) {
    const { id, title, text, publishedAt } = article
    grouper.add({ id, title, text, publishedAt, mentions: mentionsOf(article) })
  }
  const gold = new Map(articles.map(({ id, story }) => [id, story]))
  const predicted = new Map(grouper.results().map(({ id, story }) => [id, story]))
  return {
    stories: new Set(predicted.values()).size,
    bcubed: bcubed(gold, predicted),
    ari: adjustedRandIndex(gold, predicted),
  }
}
