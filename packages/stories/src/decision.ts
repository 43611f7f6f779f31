import type { TermVector } from '@copydesk/news'
import { averageLink, type Bundle, copyOf, emptyBundle, linkBetween, type Parts, partsOf, putIn } from './bundle.ts'
import { sharedTerms } from './vector.ts'

/** Articles further apart in time are about different happenings, however alike. */
export const STORY_WINDOW_HOURS = 72

/** Average link at which an article belongs to a story. With dates hidden, .22 to .25 are within a point of the best. */
export const JOIN_LINK = 0.23
/** Two stories are one only well above that: merging wrongly costs every article of both. */
export const MERGE_LINK = 1.25 * JOIN_LINK

const EVIDENCE_TERMS = 8

/** An article as grouping sees it; `at` is milliseconds since 1970, `storyId` null while it has no story. */
export type GroupedArticle = { id: string; vector: TermVector; at: number; storyId: string | null }

/** `evidence`: the average link, the most similar article of the story and the terms it shares most. */
export type StoryDecision =
  | { type: 'new' }
  | {
      type: 'join'
      storyId: string
      merges: string[]
      evidence: { score: number; nearest: string; terms: string[] }
    }

/**
 * The story an article belongs to: the one with the best average link, if that is enough; `merges` names stories that
 * the article shows to be the same one. `candidates` are the articles within STORY_WINDOW_HOURS that have a story and
 * share a leading term; links are averages over those given, so give a story's every article where you can.
 * The order of candidates does not matter.
 */
export function decideStory(article: GroupedArticle, candidates: GroupedArticle[]): StoryDecision {
  const near = candidates
    .filter((candidate) => candidate.id !== article.id && isInWindow(article.at, candidate.at))
    .sort((a, b) => (a.id < b.id ? -1 : 1))
  const bundles = new Map<string, Bundle>()
  for (const { storyId, vector } of near) {
    if (storyId === null) continue
    const bundle = bundles.get(storyId) ?? emptyBundle()
    putIn(bundle, partsOf(vector))
    bundles.set(storyId, bundle)
  }
  const parts = partsOf(article.vector)
  const choice = chooseStory(parts, bundles)
  if (!choice) return { type: 'new' }
  const nearest = nearestOf(
    parts,
    near.filter((candidate) => candidate.storyId === choice.story),
  )
  const terms = nearest ? sharedTerms(article.vector, nearest.vector, EVIDENCE_TERMS) : []
  const evidence = { score: choice.score, nearest: nearest?.id ?? '', terms }
  return { type: 'join', storyId: choice.story, merges: choice.merges, evidence }
}

/** The choice itself, over stories already added up; ties go to the story that comes first in `bundles`. */
export function chooseStory<Story>(
  parts: Parts,
  bundles: Map<Story, Bundle>,
): { story: Story; score: number; merges: Story[] } | null {
  const close = [...bundles]
    .map(([story, bundle]) => ({ story, bundle, score: averageLink(parts, bundle) }))
    .filter(({ score }) => score >= JOIN_LINK)
    .sort((a, b) => b.score - a.score)
  const [best, ...others] = close
  if (!best) return null
  if (others.length === 0) return { story: best.story, score: best.score, merges: [] }
  const grown = copyOf(best.bundle)
  putIn(grown, parts)
  const merges = others.filter(({ bundle }) => linkBetween(grown, bundle) >= MERGE_LINK).map(({ story }) => story)
  return { story: best.story, score: best.score, merges }
}

const isInWindow = (a: number, b: number) => Math.abs(a - b) <= STORY_WINDOW_HOURS * 3_600_000

function nearestOf(parts: Parts, articles: GroupedArticle[]): GroupedArticle | undefined {
  const compared = articles.map((article) => {
    const alone = emptyBundle()
    putIn(alone, partsOf(article.vector))
    return { article, link: averageLink(parts, alone) }
  })
  return compared.sort((a, b) => b.link - a.link)[0]?.article
}
