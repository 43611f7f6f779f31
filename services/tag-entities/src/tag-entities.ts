import { tagFigures, tagQuotes } from '@copydesk/claims'
import { mentionsAt, tagEntities } from '@copydesk/entities'
import type { Mention, Tagging } from '@copydesk/news'
import { pipeline, type Handle } from '@copydesk/pipeline'
import { defineStageService, type Service } from '@copydesk/service'
import { openTokenClassifier, type TokenClassifier } from './token-classifier/token-classifier.ts'

/** So many share round trips and commits. */
const CONCURRENCY = 16

/** Who and what an article names, once for all its copies. A text tagged before, be it another page's, is not tagged again. */
const tagArticle =
  ({ store, now }: Service, classifier: TokenClassifier | null): Handle<(typeof pipeline)['tag-entities']> =>
  async ({ articleId, version }) => {
    const article = await store.articles.byId(articleId)
    if (!article || article.mergedInto) return { type: 'skipped', reason: 'merged into another article' }
    const { id, revisionId } = article
    const tagging = article.taggedAsIs ? null : await taggingOf(article.text, classifier)
    await store.articles.tagged({ id, version: article.version, revisionId }, tagging, now())
    return { type: 'done', events: [{ articleId, version: Math.max(version, article.version) }] }
  }

async function taggingOf(text: string, classifier: TokenClassifier | null): Promise<Tagging> {
  const mentions = await mentionsOf(text, classifier)
  return { mentions, quotes: tagQuotes(text, mentions), figures: tagFigures(text, mentions) }
}

const mentionsOf = async (text: string, classifier: TokenClassifier | null): Promise<Mention[]> =>
  classifier ? mentionsAt(text, await classifier.spans(text)) : tagEntities(text)

/** The classifier of the configuration; what keeps it from being used is logged, and the built-in model does its work. */
async function configuredClassifier({ config, log }: Service): Promise<TokenClassifier | null> {
  if (config.nerModel === null) return null
  const opened = await openTokenClassifier(config.nerModel)
  if (opened.type === 'open') return opened.classifier
  log.warn({ COPYDESK_NER_MODEL: config.nerModel, why: opened.reason }, 'names are found by the built-in model')
  return null
}

export const tagEntitiesService = defineStageService(pipeline['tag-entities'], CONCURRENCY, async (service) => {
  const classifier = await configuredClassifier(service)
  return { handle: tagArticle(service, classifier), close: async () => classifier?.close() }
})
