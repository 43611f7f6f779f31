/** A typed client of Copydesk's HTTP API, for Node and the browser: it needs nothing but fetch. */
import type { AnswerOf, LookupQuestion, QueryOf } from '@copydesk/api'
import { ask, type Connection } from './ask.ts'
import { consume, type Consumer } from './consume.ts'
import { type EventsWanted, followEvents, followLog } from './follow.ts'

export { CursorExpired, DeskProblem } from './ask.ts'
export type { CloudEvent } from '@copydesk/pipeline'
export type { Consumer } from './consume.ts'

export type Desk = ReturnType<typeof createDesk>

type Signal = { signal?: AbortSignal }

/** What the console at an address tells. Every call rejects with a DeskProblem where it cannot. */
export function createDesk(connection: Connection) {
  const get = async <Answer>(path: string, query?: object, { signal }: Signal = {}): Promise<Answer> =>
    (await ask(connection, path, { query, signal })).json() as Promise<Answer>
  const at = (path: string, id: string) => path.replace('{id}', encodeURIComponent(id))
  const articles = (query: QueryOf<'articles'> = {}, signal?: Signal) =>
    get<AnswerOf<'articles'>>('/articles', query, signal)
  const stories = (query: QueryOf<'stories'> = {}, signal?: Signal) =>
    get<AnswerOf<'stories'>>('/stories', query, signal)
  const search = (query: QueryOf<'search'>, signal?: Signal) => get<AnswerOf<'search'>>('/search', query, signal)
  const events = (wanted?: EventsWanted) => followEvents(connection, wanted)

  return {
    /** A page of articles, the newest first; `next` goes in as `after`. */
    articles,
    /** A page of stories, the last changed first. */
    stories,
    /** A page of what a search finds, the closest first. */
    search,
    /** All articles, a page at a time. */
    allArticles: (query: QueryOf<'articles'> = {}) =>
      everyPage(
        (after) => articles({ ...query, ...after }),
        (page) => page.articles,
      ),
    /** All stories, a page at a time. */
    allStories: (query: QueryOf<'stories'> = {}) =>
      everyPage(
        (after) => stories({ ...query, ...after }),
        (page) => page.stories,
      ),
    /** One article; where it was merged, the one it went into. */
    article: (id: string, signal?: Signal) => get<AnswerOf<'article'>>(at('/articles/{id}', id), {}, signal),
    /** The pages that carry an article. */
    copies: (id: string, signal?: Signal) => get<AnswerOf<'copies'>>(at('/articles/{id}/copies', id), {}, signal),
    /** One story; where it was merged, the one it went into. */
    story: (id: string, signal?: Signal) => get<AnswerOf<'story'>>(at('/stories/{id}', id), {}, signal),
    storySources: (id: string, signal?: Signal) =>
      get<AnswerOf<'storySources'>>(at('/stories/{id}/sources', id), {}, signal),
    storyFigures: (id: string, signal?: Signal) =>
      get<AnswerOf<'storyFigures'>>(at('/stories/{id}/figures', id), {}, signal),
    /** Whether a text is a copy of anything, and by which passages. */
    lookup: async (question: LookupQuestion, { signal }: Signal = {}): Promise<AnswerOf<'lookup'>> =>
      (await ask(connection, '/lookup', { body: question, signal })).json() as Promise<AnswerOf<'lookup'>>,
    /** The sequence of the newest event. */
    head: async (signal?: Signal): Promise<string> =>
      String((await get<AnswerOf<'eventsHead'>>('/events/head', {}, signal)).head),
    /** The log after a cursor, followed: `for await (const event of desk.events({ types, after }))`. */
    events,
    /** Handles every event exactly once, by a cursor that is kept with what is made of the events. */
    consume: <Transaction>(consumer: Consumer<Transaction>, wanted?: Omit<EventsWanted, 'after'>): Promise<void> =>
      consume<Transaction>((from) => followLog(connection, from), consumer, wanted),
  }
}

async function* everyPage<Page extends { next: string | null }, Row>(
  read: (after: { after?: string }) => Promise<Page>,
  rowsOf: (page: Page) => Row[],
): AsyncGenerator<Row> {
  for (let page = await read({}); ; page = await read({ after: page.next })) {
    yield* rowsOf(page)
    if (page.next === null) return
  }
}
