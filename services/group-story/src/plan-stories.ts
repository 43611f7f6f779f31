import type { Change } from '@copydesk/pipeline'
import type { StoryChange } from '@copydesk/stories'
import type { GroupedArticle, StoryPlan } from '@copydesk/store'

/** What is written of a decision: where articles go, which ids lead elsewhere, and what is told of it. */
export function planStories(changes: StoryChange[], articles: GroupedArticle[]): StoryPlan {
  const byId = new Map(articles.map((article) => [article.id, article]))
  const of = (id: string) => byId.get(id) as GroupedArticle
  const plan: StoryPlan = { placed: [], merged: [], changes: changes.map((change) => toldOf(change, of)) }
  for (const change of changes) {
    if (change.type === 'new')
      for (const articleId of change.articleIds)
        plan.placed.push({ articleId, storyId: change.storyId, evidence: { founded: true } })
    if (change.type === 'grown') plan.placed.push(change)
    if (change.type === 'merged') plan.merged.push(change)
  }
  return plan
}

/** Its key names the fact: an article that comes back to a story comes by another move. */
function toldOf(change: StoryChange, of: (id: string) => GroupedArticle): Change {
  const { storyId } = change
  if (change.type === 'new') {
    const { founder, articleIds } = change
    const told = { storyId, articleId: founder, title: of(founder).title, articleIds }
    return { key: `story.new:${storyId}`, type: 'copydesk.story.new', subject: storyId, data: told }
  }
  if (change.type === 'grown') {
    const { articleId, from, evidence } = change
    const { title, moves } = of(articleId)
    const key = `story.grown:${storyId}:${articleId}:${moves}`
    return { key, type: 'copydesk.story.grown', subject: storyId, data: { storyId, articleId, title, from, evidence } }
  }
  if (change.type === 'split') {
    const { into, articleIds, evidence } = change
    const gone = articleIds.map((id) => `${id}:${of(id).moves}`).join(':')
    const told = { storyId, into, articleIds, evidence }
    return { key: `story.split:${storyId}:${into}:${gone}`, type: 'copydesk.story.split', subject: storyId, data: told }
  }
  const { into, evidence } = change
  const told = { storyId, into, evidence }
  return { key: `story.merged:${storyId}:${into}`, type: 'copydesk.story.merged', subject: storyId, data: told }
}
