import { readFileSync } from 'node:fs'
import { knownOwners, withOwners, type Owners } from '@copydesk/owners'
import type { Service } from '@copydesk/service'
import type { Store, StorySummary } from '@copydesk/store'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { listStories } from './list-stories.ts'
import { missing } from './problem.ts'
import { serve } from './serve.ts'
import { storyFeedRoutes } from './story-feed-routes.ts'
import { tellStory, type ToldStory } from './tell-story.ts'

type ById = { Params: { id: string } }

/** Stories with their articles, sources, figures and history. An id that was merged away leads to where it went. */
export function storyRoutes(server: FastifyInstance, { store, config, log }: Service): void {
  const owners = readOwners(config.ownersFile, (why) =>
    log.warn({ file: config.ownersFile, why }, 'a row of owners was left out'),
  )

  const tell = storyTeller(store, owners)
  storyFeedRoutes(server, { store, config }, tell)
  serve(server, 'stories', ({ query }) => listStories(store, query))

  const parts: [path: string, part: (story: StorySummary, told: ToldStory) => object][] = [
    ['', (story, told) => ({ ...story, ...told })],
    ['/sources', ({ id }, { sources, timeline, spread }) => ({ story: id, sources, timeline, spread })],
    ['/figures', ({ id }, { figures }) => ({ story: id, figures })],
  ]
  for (const [path, part] of parts) {
    server.get<ById>(`/stories/:id${path}`, async ({ params }, reply) => {
      const story = await store.stories.byId(params.id)
      if (!story) return missing(reply, 'story', params.id)
      if (story.id !== params.id) return redirected(reply, `/stories/${story.id}${path}`)
      return part(story, await tell(story))
    })
  }
}

/** Reads all there is of a story, and tells it. */
export const storyTeller =
  (store: Store, owners: Owners) =>
  async ({ id, headline }: StorySummary): Promise<ToldStory> => {
    const [articles, copies, texts] = await Promise.all([
      store.articles.ofStory(id),
      store.copies.ofStory(id),
      store.stories.texts(id),
    ])
    return tellStory({ headline, articles, copies, texts }, owners)
  }

const redirected = (reply: FastifyReply, to: string) => reply.redirect(to, 308)

/** The owners known, and those of a file; a row that cannot be read is told of and left out. */
export function readOwners(file: string | null, onWrong: (why: string) => void): Owners {
  if (file === null) return knownOwners
  const { owners, wrong } = withOwners(readFileSync(file, 'utf8'))
  for (const { line, why } of wrong) onWrong(`line ${line}: ${why}`)
  return owners
}
