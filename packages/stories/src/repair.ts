import { averageLink, linkBetween, linkToOthers } from './bundle.ts'
import { JOIN_LINK, MERGE_LINK } from './decision.ts'
import type { LiveArticle, LiveStories, LiveStory } from './live-stories.ts'

const MOST_ROUNDS = 5
/** By how much another story must be better before an article moves; less would make articles swing to and fro. */
const BETTER_BY = 0.03
const EJECT_LINK = 0.7 * JOIN_LINK
const LEADING_TERMS_OF_STORY = 24

/**
 * Mends what the order of arrival spoilt in the stories that changed: articles move to the story they fit better, or
 * out of one they no longer fit, and stories that turn out to be one are merged; again until nothing changes, five
 * rounds at most.
 */
export function repair(live: LiveStories): void {
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const stories = live.takeChanged()
    if (stories.length === 0) return
    for (const story of stories) moveArticles(live, story)
    for (const story of stories) mergeInto(live, story)
  }
  live.takeChanged()
}

function moveArticles(live: LiveStories, story: LiveStory): void {
  for (const article of story.members) {
    const own = linkToOthers(article.parts, story)
    const better = betterStory(live, article, Math.max(JOIN_LINK, own + BETTER_BY))
    if (better) live.move(article, better)
    else if (story.size > 1 && own < EJECT_LINK) live.move(article)
  }
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

/** Takes in the stories that prove to be the same one; a story of a single article needs no more than an article would. */
function mergeInto(live: LiveStories, story: LiveStory): void {
  if (story.size < 2) return
  for (const other of live.sharing(leadingTermsOf(story))) {
    const least = other.size > 1 ? MERGE_LINK : JOIN_LINK
    if (other !== story && linkBetween(story, other) >= least) live.merge(other, story)
  }
}

const leadingTermsOf = (story: LiveStory) =>
  [...story.terms]
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .slice(0, LEADING_TERMS_OF_STORY)
    .map(([term]) => term)
