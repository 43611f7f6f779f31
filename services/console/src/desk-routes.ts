import type { Service } from '@copydesk/service'
import type { Totals } from '@copydesk/store'
import type { FastifyInstance } from 'fastify'
import { heldFor } from './held-for.ts'
import { STORE_SILENT } from './tell-problems.ts'
import { within } from './within.ts'
import { missing, problem } from './problem.ts'
import { isRanking, rankedOnce, rankings } from './rank-stories.ts'
import { nowReader } from './read-now.ts'
import { readOwners, storyTeller } from './story-routes.ts'

const NOW_MS = 2000
/** An operator who looks is told within this time that there is nothing to be told. */
const ANSWER_MS = 5000
const BOARD_MS = 2000
/** Thousands of stories are a long reading, which a machine that has no time is not to make often. */
const MOST_BOARD_MS = 60_000
const STORIES = 10_000
const ROWS = 200
const MOST_ABOUT = 1000
const HOUR_MS = 3_600_000

type Listed = { Querystring: { by?: string; about?: string; offset?: string; limit?: string } }
type ById = { Params: { id: string } }

/** What the desk's page shows beside what the API gives: whatever is read for all who watch is read once. */
export function deskRoutes(server: FastifyInstance, service: Service, readTotals: () => Promise<Totals>): void {
  const { store, now, config } = service
  // What is wrong in the file is told where the API reads it.
  const owners = readOwners(config.ownersFile, () => {})
  const readNow = heldFor(NOW_MS, nowReader(service, readTotals))
  const readBoard = heldFor(
    BOARD_MS,
    async () => rankedOnce(await store.storyBoard.list(new Date(now().getTime() - HOUR_MS), STORIES)),
    MOST_BOARD_MS,
  )

  const idsAbout = async (entity: string) => {
    const listed = await store.stories.list(MOST_ABOUT, { entity })
    return new Set(listed.map(({ id }) => id))
  }

  server.get('/views/now', async (_request, reply) => {
    const told = await within(ANSWER_MS, readNow())
    return told ?? problem(reply.header('retry-after', '5'), 503, STORE_SILENT)
  })

  server.get<Listed>('/views/stories', async ({ query }, reply) => {
    const by = query.by ?? 'growth'
    if (!isRanking(by)) return problem(reply, 400, `Stories are listed by ${rankings.join(', ')}`)
    const board = (await readBoard())(by)
    const about = query.about === undefined ? null : await idsAbout(query.about)
    const ranked = about === null ? board : board.filter(({ id }) => about.has(id))
    const offset = wholeNumber(query.offset, 0)
    const limit = Math.min(wholeNumber(query.limit, ROWS), ROWS)
    return { total: ranked.length, stories: ranked.slice(offset, offset + limit) }
  })

  server.get('/views/outlets', async () => ({ outlets: await store.storyBoard.outlets() }))

  // Without what the page makes of its articles itself: of hundreds of copies that is most of it.
  const tell = storyTeller(store, owners)
  server.get<ById>('/views/stories/:id', async ({ params }, reply) => {
    const story = await store.stories.byId(params.id)
    if (!story) return missing(reply, 'story', params.id)
    const { timeline: _timeline, spread: _spread, ...told } = await tell(story)
    return { ...story, ...told }
  })

  server.get<ById>('/views/stories/:id/quotes', async ({ params }, reply) => {
    const story = await store.stories.byId(params.id)
    if (!story) return missing(reply, 'story', params.id)
    const said = await store.storyBoard.said(story.id)
    return {
      story: story.id,
      quotes: said.flatMap(({ quotes, ...article }) => quotes.map((quote) => ({ ...article, ...quote }))),
    }
  })
}

const wholeNumber = (text: string | undefined, initial: number) =>
  text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : initial
