import { tagFigures, tagQuotes } from '@copydesk/claims'
import { tagEntities } from '@copydesk/entities'
import type { Tagging } from '@copydesk/news'
import { pipeline, type Handle } from '@copydesk/pipeline'
import { defineStageService, type Service } from '@copydesk/service'

const CONCURRENCY = 4

/** Who and what an article names, once for all its copies. A text tagged before is not tagged again. */
const tagArticle =
  ({ store, now }: Service): Handle<(typeof pipeline)['tag-entities']> =>
  async ({ articleId, version }) => {
    const article = await store.articles.byId(articleId)
    if (!article || article.mergedInto) return { type: 'skipped', reason: 'merged into another article' }
    const { id, revisionId } = article
    const tagging = article.taggedRevisionId === revisionId ? null : taggingOf(article.text)
    await store.articles.tagged({ id, version: article.version, revisionId }, tagging, now())
    return { type: 'done', events: [{ articleId, version: Math.max(version, article.version) }] }
  }

function taggingOf(text: string): Tagging {
  const mentions = tagEntities(text)
  return { mentions, quotes: tagQuotes(text, mentions), figures: tagFigures(text, mentions) }
}

export const tagEntitiesService = defineStageService(pipeline['tag-entities'], CONCURRENCY, (service) => ({
  handle: tagArticle(service),
}))
