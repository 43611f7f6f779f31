import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createGrouper } from '@copydesk/stories'
import { adjustedRandIndex, type BCubed, bcubed } from './cluster-measures.ts'

export type StoriesScore = { articles: number; stories: number; bcubed: BCubed; ari: number }

/** Scores the grouper on `corpora`/stories-dev. Dates are hidden: there they nearly give the story away. */
export async function evaluateStories(corpora: string): Promise<StoriesScore> {
  const articles = readFileSync(join(corpora, 'stories-dev', 'basil.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { id: string; story: string; title: string | null; text: string })
  const grouper = createGrouper()
  for (const { id, title, text } of articles) grouper.add({ id, title, text, publishedAt: null, mentions: [] })
  const gold = new Map(articles.map(({ id, story }) => [id, story]))
  const predicted = new Map(grouper.results().map(({ id, story }) => [id, story]))
  return {
    articles: articles.length,
    stories: new Set(predicted.values()).size,
    bcubed: bcubed(gold, predicted),
    ari: adjustedRandIndex(gold, predicted),
  }
}
