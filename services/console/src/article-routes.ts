import { describePair, prepareCarried } from '@copydesk/copies'
import type { Service } from '@copydesk/service'
import type { CarriedPage } from '@copydesk/store'
import type { FastifyInstance } from 'fastify'
import { isMoment, pageOf, placeAfter } from './cursor.ts'
import { missing } from './problem.ts'
import { serve } from './serve.ts'

/** Articles with their copies. An id that was merged away leads to where it went. */
export function articleRoutes(server: FastifyInstance, { store }: Service): void {
  serve(server, 'articles', async ({ query: { after, limit, ...chosen } }) => {
    const { shown, next } = pageOf(await store.articles.list(limit + 1, chosen, placeAfter(after, isMoment)), limit)
    return { articles: shown, next }
  })

  serve(server, 'article', async ({ params }, reply) => {
    const id = await store.articles.currentId(params.id)
    if (!id) return missing(reply, 'article', params.id)
    if (id !== params.id) return reply.redirect(`/articles/${id}`, 308)
    const told = await store.articles.told(id)
    if (!told) return missing(reply, 'article', params.id)
    const { tagging, ...article } = told
    return { ...article, ...tagging }
  })

  serve(server, 'copies', async ({ params }, reply) => {
    const id = await store.articles.currentId(params.id)
    if (!id) return missing(reply, 'article', params.id)
    if (id !== params.id) return reply.redirect(`/articles/${id}/copies`, 308)
    const [copies, habits] = await Promise.all([store.copies.ofArticle(id), store.copies.habitsBeside(id)])
    return { article: id, copies, habits }
  })

  serve(server, 'pair', async ({ params }, reply) => {
    const id = await store.articles.currentId(params.id)
    if (!id) return missing(reply, 'article', params.id)
    if (id !== params.id) return reply.redirect(`/articles/${id}/copies/${params.copy}`, 308)
    const pair = await store.copies.pairOf(id, params.copy)
    if (!pair) return missing(reply, `copy of article ${id}`, params.copy)
    const texts = await store.matching.texts([pair.revisionId, pair.ofRevisionId ?? pair.revisionId])
    const copy = texts.find(({ revisionId }) => revisionId === pair.revisionId)
    const source = texts.find(({ revisionId }) => revisionId === pair.ofRevisionId)
    if (!copy || !source) return { article: id, copy: params.copy, of: null, description: null }
    const description = describePair(prepareCarried(source), prepareCarried(copy))
    return { article: id, copy: shown(copy), of: shown(source), description }
  })
}

const shown = ({ entryId, url, outlet, title, text }: CarriedPage) => ({ id: entryId, url, outlet, title, text })
