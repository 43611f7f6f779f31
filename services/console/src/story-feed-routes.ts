import { writeAtom, writeJsonFeed, type WrittenFeed } from '@copydesk/feed'
import type { Service } from '@copydesk/service'
import type { StorySummary } from '@copydesk/store'
import type { FastifyInstance } from 'fastify'
import { listStories } from './list-stories.ts'
import { type Asked, serve } from './serve.ts'
import { storyEntry } from './story-entry.ts'
import type { ToldStory } from './tell-story.ts'

const FEEDS = [
  { operation: 'storiesAtom', type: 'application/atom+xml; charset=utf-8', write: writeAtom },
  { operation: 'storiesJsonFeed', type: 'application/feed+json', write: writeJsonFeed },
] as const

type Tell = (story: StorySummary) => Promise<ToldStory>

/** Stories for feed readers, each as one entry: by any choice that the list takes. */
export function storyFeedRoutes(server: FastifyInstance, service: Pick<Service, 'store' | 'config'>, tell: Tell): void {
  for (const { operation, type, write } of FEEDS) {
    serve(server, operation, async (asked, reply) => {
      const feed = await feedOf(asked, service, tell)
      return reply.headers({ 'content-type': type, 'last-modified': feed.updatedAt.toUTCString() }).send(write(feed))
    })
  }
}

async function feedOf(
  { query, origin, path }: Asked<'storiesAtom'>,
  { store, config }: Pick<Service, 'store' | 'config'>,
  tell: Tell,
): Promise<WrittenFeed> {
  const { stories, next } = await listStories(store, query)
  // RFC 4151: names that hold whatever the addresses.
  const name = (what: string) => `tag:copydesk.dev,2026:${config.instance}/${what}`
  const entries = await Promise.all(
    stories.map(async (story) => storyEntry(name(`story/${story.id}`), story, await tell(story))),
  )
  const base = config.publicUrl ?? origin
  const self = new URL(`${base}${path}`)
  const older = new URL(self)
  older.searchParams.set('after', next ?? '')
  const { after: _after, limit: _limit, ...chosen } = query
  const filters = Object.entries(chosen).map(([filter, value]): [string, string] => [filter, String(value)])
  return {
    id: name(`stories?${new URLSearchParams(filters).toString()}`),
    title: ['Copydesk', ...filters.map((filter) => filter.join(' '))].join(' · '),
    selfUrl: self.href,
    homeUrl: `${base}/`,
    nextUrl: next === null ? null : older.href,
    updatedAt: new Date(Math.max(0, ...stories.map(({ changedAt }) => changedAt.getTime()))),
    entries: entries.filter((entry) => entry !== null),
  }
}
