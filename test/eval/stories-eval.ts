import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { tagEntities } from '@copydesk/entities'
import type { Mention } from '@copydesk/news'
import { createGrouper } from '@copydesk/stories'
import { seeded, shuffled } from '../set-up/seeded.ts'
import { adjustedRandIndex, type BCubed, bcubed } from './cluster-measures.ts'

export type Grouping = { stories: number; bcubed: BCubed; ari: number }
/** Grouped by title and text alone, and with the mentions that tagging finds; then among digests of the articles, which are not scored. */
export type StoriesScore = { articles: number } & Grouping & { tagged: Grouping; amongDigests: Grouping }

/** `publishedAt`: null where the date is hidden. */
export type GoldArticle = { id: string; story: string; title: string | null; text: string; publishedAt: string | null }

/** Scores the grouper on `corpora`/stories-dev. Dates are hidden: there they nearly give the story away. */
export async function evaluateStories(corpora: string): Promise<StoriesScore> {
  const all = readFileSync(join(corpora, 'stories-dev', 'basil.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line): GoldArticle => ({ ...(JSON.parse(line) as GoldArticle), publishedAt: null }))
  const mentions = new Map(all.map(({ id, text }) => [id, tagEntities(text)]))
  const mentionsOf = ({ id, text }: GoldArticle) => mentions.get(id) ?? tagEntities(text)
  return {
    articles: all.length,
    ...grouped(all, () => []),
    tagged: grouped(all, mentionsOf),
    amongDigests: grouped(all, mentionsOf, digestsOf(all)),
  }
}

const DIGESTS = 30
const DIGEST_OF = 4

/** Digests as papers print them: of some articles each the headline and the first sentences. */
function digestsOf(articles: GoldArticle[]): GoldArticle[] {
  const random = seeded(11)
  return Array.from({ length: DIGESTS }, (_, at) => {
    const told = shuffled(articles, random).slice(0, DIGEST_OF)
    const parts = told.map(
      ({ title, text }) =>
        `${title ?? ''}\n${text
          .split(/(?<=[.!?])\s+/)
          .slice(0, DIGEST_OF)
          .join(' ')}`,
    )
    return {
      id: `digest ${at}`,
      story: `digest ${at}`,
      title: 'Morning briefing',
      text: parts.join('\n'),
      publishedAt: null,
    }
  })
}

/** Groups articles whose stories are known, among others that do not count, and scores that. */
export function grouped(
  articles: GoldArticle[],
  mentionsOf: (article: GoldArticle) => Mention[],
  others: GoldArticle[] = [],
): Grouping {
  const grouper = createGrouper()
  for (const article of [...articles, ...others]) {
    const { id, title, text, publishedAt } = article
    grouper.add({ id, title, text, publishedAt, mentions: mentionsOf(article) })
  }
  const gold = new Map(articles.map(({ id, story }) => [id, story]))
  const results = grouper.results().filter(({ id }) => gold.has(id))
  const predicted = new Map(results.map(({ id, story }) => [id, story]))
  return {
    stories: new Set(predicted.values()).size,
    bcubed: bcubed(gold, predicted),
    ari: adjustedRandIndex(gold, predicted),
  }
}
