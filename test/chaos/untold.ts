import { evolve, initialStories, type StoryChange, storyOf } from '@copydesk/stories'
import { tracePages, type Told } from './told-pages.ts'

/** A page that carries an article, as the store has it. */
export type CarryingPage = { url: string; article: string; story: string | null; uncorrected: boolean }

/**
 * Where the log alone leads a reader elsewhere than the store: articles by their pages, stories by their articles, pages that run what
 * was corrected; and moves between stories that begin where no event had put the article.
 */
export function untold(pages: CarryingPage[], events: Told[]): string[] {
  const articleOf = tracePages(events)
  const { state, leaps } = replayStories(events)
  const corrected = new Set(
    events
      .filter(({ type }) => type === 'copydesk.article.uncorrected')
      .flatMap(({ data }) => (data['copies'] as { url: string }[]).map(({ url }) => url)),
  )
  const unlike = pages.flatMap(({ url, article, story, uncorrected }) => [
    ...(articleOf(url) === article ? [] : [`${url} is in ${article}, and by the log in ${articleOf(url)}`]),
    ...(storyOf(state, article) === story
      ? []
      : [`${article} is in story ${story}, and by the log in ${storyOf(state, article)}`]),
    ...(uncorrected && !corrected.has(url) ? [`${url} runs what was corrected, and the log does not say so`] : []),
  ])
  return [...leaps, ...unfounded(events), ...unlike]
}

/** What is told of articles that nothing had told of before: each begins as news, or as a part of another. */
function unfounded(events: Told[]): string[] {
  const founded = new Set<unknown>()
  const found: string[] = []
  for (const { type, data } of events) {
    if (!type.startsWith('copydesk.article.')) continue
    if (type === 'copydesk.article.new') founded.add(data['articleId'])
    if (type === 'copydesk.article.split') founded.add(data['into'])
    if (!founded.has(data['articleId']))
      found.push(`${String(data['articleId'])} is told of by ${type}, and never was new`)
  }
  return found
}

function replayStories(events: Told[]) {
  const leaps: string[] = []
  let state = initialStories()
  for (const { type, data } of events) {
    if (!type.startsWith('copydesk.story.')) continue
    const change = { type: type.replace('copydesk.story.', ''), ...data } as StoryChange
    if (change.type === 'grown') {
      const before = storyOf(state, change.articleId)
      if (before !== change.from) leaps.push(`${change.articleId} left ${change.from}, and by the log was in ${before}`)
    }
    state = evolve(state, change)
  }
  return { state, leaps }
}
