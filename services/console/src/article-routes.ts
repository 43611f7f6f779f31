import type { Service } from '@copydesk/service'
import type { FastifyInstance, FastifyReply } from 'fastify'

const LIST_LIMIT = 100

type ById = { Params: { id: string } }

/** Articles with their copies, stories with their articles. An id that was merged away leads to where it went. */
export function articleRoutes(server: FastifyInstance, { store }: Service): void {
  server.get('/articles', async () => ({ articles: await store.articles.list(LIST_LIMIT) }))

  server.get<ById>('/articles/:id', async ({ params }, reply) => {
    const id = await store.articles.currentId(params.id)
    if (!id) return missing(reply, 'article', params.id)
    if (id !== params.id) return reply.redirect(`/articles/${id}`, 308)
    const [summary, row, tagging] = await Promise.all([
      store.articles.summary(id),
      store.articles.byId(id),
      store.articles.tagging(id),
    ])
    return { ...summary, text: row?.text, ...tagging }
  })

  server.get<ById>('/articles/:id/copies', async ({ params }, reply) => {
    const id = await store.articles.currentId(params.id)
    if (!id) return missing(reply, 'article', params.id)
    return { article: id, copies: await store.articles.copies(id) }
  })

  server.get('/stories', async () => ({ stories: await store.stories.list(LIST_LIMIT) }))

  server.get<ById>('/stories/:id', async ({ params }, reply) => {
    const story = await store.stories.byId(params.id)
    if (!story) return missing(reply, 'story', params.id)
    if (story.id !== params.id) return reply.redirect(`/stories/${story.id}`, 308)
    const articles = await store.articles.ofStory(story.id)
    const copies = await Promise.all(articles.map((article) => store.articles.copies(article.id)))
    return { ...story, articles: articles.map((article, at) => ({ ...article, pages: copies[at] })) }
  })
}

const missing = (reply: FastifyReply, kind: string, id: string) =>
  reply
    .status(404)
    .type('application/problem+json')
    .send({ type: 'about:blank', status: 404, detail: `No ${kind} ${id}` })
