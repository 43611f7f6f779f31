import type { TermVector } from '@copydesk/news'
import { JOIN_LINK } from './cluster.ts'
import { likeness, type Parts, partsOf, sharedTerms } from './likeness.ts'

/** Articles further apart in time are not compared: however alike, they are about different happenings. */
export const STORY_WINDOW_HOURS = 72

/** How far a decision about one article looks. Reading more changes little; these bound its cost. */
export const REACH = {
  /** An article is compared with the stories of those that share its leading terms most, so many of each. */
  candidates: 60,
  stories: 12,
  /** Of a story, its newest articles speak for it. The others stay in it. */
  live: 40,
  /** A decision is widened to the stories alike those it is about, so often, until it is about so many articles. */
  steps: 3,
  articles: 120,
}

/** Below this likeness a pair is taken for not alike at all, and not kept. */
const LEAST_LINK = 0.03
const EVIDENCE_TERMS = 8

/** An article as grouping sees it. `at`: ms since 1970; `moves`: in how many stories it was put so far. */
export type StoryArticle = { id: string; at: number; storyId: string | null; moves: number }

/** Two articles found alike, `a` before `b`, and the terms they share most where that is enough to make them one story. */
export type Link = { a: string; b: string; likeness: number; terms: string[] }

/** A link of an article to one in that story. */
export type LinkTo = Link & { storyId: string | null }

/** What a decision is about: some stories' articles, and the links that any of these have. */
export type Neighbourhood = { articles: StoryArticle[]; links: LinkTo[] }

/** An article made ready to be compared. */
export type Comparable = { id: string; parts: Parts }

export const comparable = (id: string, vector: TermVector): Comparable => ({ id, parts: partsOf(vector) })

/** The links of an article to those of others that are alike. */
export function linksBetween(article: Comparable, others: Comparable[]): Link[] {
  return others.flatMap((other): Link[] => {
    const alike = likeness(article.parts, other.parts)
    if (alike < LEAST_LINK || other.id === article.id) return []
    const [a, b] = article.id < other.id ? [article.id, other.id] : [other.id, article.id]
    const terms = alike >= JOIN_LINK ? sharedTerms(article.parts, other.parts, EVIDENCE_TERMS) : []
    return [{ a, b, likeness: alike, terms }]
  })
}

/**
 * The stories that a decision should also read: those linked to what it is about by a pair alike enough to join them,
 * the most alike first. None when it is about enough articles. An average is never above its greatest: what is not
 * linked by such a pair can never be one story, so within the bounds the decision is about all it depends on.
 */
export function storiesBeyond(around: Neighbourhood, step: number): string[] {
  if (step >= REACH.steps || around.articles.length >= REACH.articles) return []
  const known = new Set(around.articles.map(({ storyId }) => storyId))
  const closest = new Map<string, number>()
  for (const { storyId, likeness: alike } of around.links)
    if (storyId !== null && alike >= JOIN_LINK && !known.has(storyId))
      closest.set(storyId, Math.max(alike, closest.get(storyId) ?? 0))
  return [...closest]
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .slice(0, REACH.stories)
    .map(([storyId]) => storyId)
}
