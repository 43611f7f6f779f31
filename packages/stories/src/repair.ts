import { averageLink, linkBetween, linkToOthers } from './bundle.ts'
import { JOIN_LINK, MERGE_LINK } from './decision.ts'
import type { LiveArticle, LiveStories, LiveStory } from './live-stories.ts'

const MOST_ROUNDS = 5
/** By how much another story must be better before an article moves; less would make articles swing to and fro. */
const BETTER_BY = 0.03
const EJECT_LINK = 0.7 * JOIN_LINK
const LEADING_TERMS_OF_STORY = 24

/**
 * Mends what the order of arrival spoilt: articles move to the story they fit better, or out of one they no longer fit,
 * and stories that turn out to be one are merged; again until nothing changes, five rounds at most.
 */
export function repair(live: LiveStories): void {
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const moves = moveArticles(live)
    if (moves + mergeStories(live) === 0) return
  }
}

function moveArticles(live: LiveStories): number {
  let moves = 0
  for (const article of [...live.stories].flatMap((story) => [...story.members])) {
    const own = linkToOthers(article.parts, article.story)
    const better = betterStory(live, article, Math.max(JOIN_LINK, own + BETTER_BY))
    const ejected = article.story.members.size > 1 && own < EJECT_LINK
    if (!better && !ejected) continue
    if (better) live.move(article, better)
    else live.move(article)
    moves++
  }
  return moves
}

function betterStory(live: LiveStories, article: LiveArticle, least: number): LiveStory | null {
  let best: { story: LiveStory; link: number } | null = null
  for (const story of live.sharing(article.leading)) {
    if (story === article.story) continue
    const link = averageLink(article.parts, story)
    if (link >= (best?.link ?? least)) best = { story, link }
  }
  return best?.story ?? null
}

/** Stories of several articles each; where one side is a single article, moving it has been considered. */
function mergeStories(live: LiveStories): number {
  let merges = 0
  for (const story of live.stories) {
    if (story.size < 2) continue
    for (const other of live.sharing(leadingTermsOf(story))) {
      if (other === story || other.size < 2 || linkBetween(story, other) < MERGE_LINK) continue
      live.merge(other, story)
      merges++
    }
  }
  return merges
}

const leadingTermsOf = (story: LiveStory) =>
  [...story.terms]
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .slice(0, LEADING_TERMS_OF_STORY)
    .map(([term]) => term)
