import type { Service } from '@copydesk/service'
import type { ArticleSummary } from '@copydesk/store'
import { sourcesOf } from '@copydesk/stories'
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
    const withPages = articles.map((article, at) => ({ ...article, pages: copies[at] ?? [] }))
    return { ...story, sources: sourcesOf(withPages.map(sourced)), articles: withPages }
  })
}

/** Owners, and who only cites another, are not known yet: origins are told apart by their names. */
const sourced = ({ id, origin, pages }: ArticleSummary & { pages: { url: string; outlet: string }[] }) => ({
  id,
  origin: origin && { name: origin.name, owner: null },
  onlyCites: null,
  pages,
})

const missing = (reply: FastifyReply, kind: string, id: string) =>
  reply
    .status(404)
    .type('application/problem+json')
    .send({ type: 'about:blank', status: 404, detail: `No ${kind} ${id}` })
