import { existsSync, readFileSync } from 'node:fs'
import { createServer as createHttpServer } from 'node:http'
import { connect, createServer, type AddressInfo, type Server } from 'node:net'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { type CloudEvent, createDesk, CursorExpired, DeskProblem } from '@copydesk/client'
import type { EventChoice } from '@copydesk/pipeline'
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest'
import { root, startNode, temporaryFolder, type Running } from '../set-up/command-line.ts'
import { type Desk, openDesk } from '../set-up/desk.ts'
import { PATIENCE } from '../set-up/patience.ts'
import { seeded } from '../set-up/seeded.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk({ seed: 23, articles: 16 })
  await desk.publish(Math.round(desk.world.newsroom.dayMinutes * 0.3))
})
afterAll(() => desk.close())

async function collected<T>(rows: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = []
  for await (const row of rows) all.push(row)
  return all
}
const partsOf = ({ id, sequence, type, subject, data }: CloudEvent) => ({ id, sequence, type, subject, data })
const client = () => createDesk({ url: desk.url })
const wholeLog = (choice: EventChoice = {}) =>
  desk.world.service.store.events.read({ ...choice, after: 0, limit: 100_000 }, '/copydesk/local')
const listening = async (server: Server): Promise<number> => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  return (server.address() as AddressInfo).port
}

/** Passes bytes on to the console, and cuts every connection after some of them. */
async function openCuttingProxy(leastBytes: number): Promise<{ url: string; cuts(): number }> {
  const random = seeded(5)
  const { port, hostname } = new URL(desk.url)
  let cuts = 0
  const server = createServer((near) => {
    const far = connect(Number(port), hostname)
    let left = leastBytes * (1 + random())
    for (const socket of [near, far])
      socket.on('error', () => {}).on('close', () => [near, far].map((end) => end.destroy()))
    near.pipe(far)
    far.on('data', (bytes) => {
      near.write(bytes.subarray(0, Math.max(0, left)))
      left -= bytes.length
      if (left > 0) return
      cuts += 1
      near.destroySoon()
    })
  })
  return { url: `http://127.0.0.1:${await listening(server)}`, cuts: () => cuts }
}

describe('calls', () => {
  it('tell what the console tells, in its types', async () => {
    const articles = await collected(client().allArticles({ limit: 3 }))
    expect(articles.length).toBeGreaterThan(5)
    const [first] = articles
    const article = await client().article(first?.id ?? '')
    expect(article.text.length).toBeGreaterThan(100)
    expect((await client().copies(article.id)).copies.length).toBe(article.copies)
    expect((await client().search({ q: article.title ?? '', limit: 5 })).found[0]?.article.id).toBe(article.id)
    expect(await client().lookup({ text: article.text })).toMatchObject({ isCopy: true, article: { id: article.id } })
    const stories = await collected(client().allStories({ limit: 2 }))
    const story = await client().story(stories[0]?.id ?? '')
    expect((await client().storySources(story.id)).sources).toEqual(story.sources)
    expect((await client().storyFigures(story.id)).figures).toEqual(story.figures)
  })

  it('reject with what the console says is wrong', async () => {
    const wrong = await client()
      .articles({ limit: 1000 })
      .catch((error: unknown) => error)
    expect(wrong).toBeInstanceOf(DeskProblem)
    expect(wrong).toMatchObject({ status: 400, errors: [{ name: 'limit' }] })
    await expect(client().story('none')).rejects.toMatchObject({ status: 404, message: 'No story none' })
    await expect(createDesk({ url: desk.url, token: 'wrong' }).head()).rejects.toMatchObject({ status: 401 })
  })
})

describe('events', () => {
  it('come once each and in order over a connection that is cut again and again', async () => {
    const proxy = await openCuttingProxy(4_000)
    const log = await wholeLog()
    const got: CloudEvent[] = []
    for await (const event of createDesk({ url: proxy.url }).events({ after: 3 })) {
      got.push(event)
      if (event.sequence === log.at(-1)?.sequence) break
    }
    expect(proxy.cuts()).toBeGreaterThan(2)
    expect(got.map(partsOf)).toEqual(log.slice(3).map(partsOf))
  })

  it('are of the types that were asked for, and end when they are not wanted any more', async () => {
    const stopped = new AbortController()
    const got: string[] = []
    for await (const { type } of client().events({ types: ['copydesk.story.new'], signal: stopped.signal })) {
      got.push(type)
      if (got.length === 2) stopped.abort()
    }
    expect(got).toEqual(['copydesk.story.new', 'copydesk.story.new'])
  })

  it('are asked for again when a server says so, and not where that would not help', async () => {
    const answers = [503, 429, 500, 410]
    const waits: number[] = []
    const server = createHttpServer((_request, response) => {
      const status = answers.shift() ?? 500
      const told = { status, detail: `said ${status}`, cursor: '77' }
      response.writeHead(status, { 'retry-after': '0' }).end(JSON.stringify(told))
    })
    const port = await listening(server)
    const wanted = { after: 1, onRetry: (_why: unknown, inMs: number) => void waits.push(inMs) }
    const failed = await createDesk({ url: `http://127.0.0.1:${port}` })
      .events(wanted)
      .next()
      .catch((error: unknown) => error)
    expect(failed).toBeInstanceOf(CursorExpired)
    expect(failed).toMatchObject({ status: 410, cursor: '77', message: 'said 410' })
    expect(waits).toHaveLength(3)
    for (const [at, wait] of waits.entries()) {
      expect(wait).toBeGreaterThanOrEqual(500 * 2 ** at)
      expect(wait).toBeLessThanOrEqual(1000 * 2 ** at)
    }
  })

  it('are handled exactly once by a consumer that fails, and comes twice', async () => {
    const random = seeded(9)
    const database = new DatabaseSync(':memory:')
    database.exec(
      'create table seen (sequence text, id text); create table place (only integer primary key, sequence text)',
    )
    const log = await wholeLog()
    const cursor = () =>
      (database.prepare('select sequence from place').get()?.['sequence'] as string | undefined) ?? null
    const handled = () =>
      database
        .prepare('select id from seen order by rowid')
        .all()
        .map((row) => row['id'])
    let turn = Promise.resolve()
    const run = async (stopped: AbortController) => {
      await client().consume<DatabaseSync>(
        {
          cursor,
          transaction: (work) =>
            (turn = turn
              .catch(() => {})
              .then(async () => {
                database.exec('begin')
                await work(database).then(
                  () => database.exec('commit'),
                  (error: unknown) => {
                    database.exec('rollback')
                    throw error
                  },
                )
              })),
          handle: ({ id, sequence }) => {
            database.prepare('insert into seen values (?, ?)').run(sequence, id)
            if (random() < 0.15) throw new Error('chance')
          },
          keepCursor: (sequence) => {
            database.prepare('insert or replace into place values (1, ?)').run(sequence)
            if (random() < 0.15) throw new Error('chance')
            if (sequence === log.at(-1)?.sequence) stopped.abort()
          },
        },
        { signal: stopped.signal },
      )
    }
    let failures = 0
    const stopped = new AbortController()
    const consumer = async () => {
      while (!stopped.signal.aborted)
        await run(stopped).catch((error: Error) => (failures += Number(error.message === 'chance')))
    }
    await Promise.all([consumer(), consumer()])
    expect(failures).toBeGreaterThan(2)
    expect(handled()).toEqual(log.map(({ id }) => id))
  })
})

describe('the examples', () => {
  const example = (name: string, ...args: string[]): Running =>
    startNode([join(root, 'packages/client/examples', `${name}.ts`), ...args], { env: { COPYDESK_URL: desk.url } })
  const json = (file: string) =>
    existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>) : {}
  const untilAt = async (where: () => unknown, head: () => Promise<string>) =>
    vi.waitFor(async () => expect(where()).toBe(await head()), PATIENCE)
  const headOf = async (choice: EventChoice = {}) => (await wholeLog(choice)).at(-1)?.sequence ?? ''

  it('mirror, notify and count what happens, though they are killed in the middle', async () => {
    const folder = await temporaryFolder()
    const [sqlite, notified, counted] = ['mirror.sqlite', 'notifier.json', 'counts.json'].map((name) =>
      join(folder, name),
    )
    const posts: string[] = []
    const hook = createHttpServer((request, response) => {
      let body = ''
      request.on('data', (part: Buffer) => (body += part.toString()))
      request.on('end', () => {
        posts.push((JSON.parse(body) as { text: string }).text)
        response.end('ok')
      })
    })
    const port = await listening(hook)
    const startAll = () => [
      example('mirror', sqlite ?? ''),
      example('notifier', `http://127.0.0.1:${port}/hook`, '2', notified ?? ''),
      example('counter', counted ?? ''),
    ]
    const query = (sql: string) => {
      const database = new DatabaseSync(sqlite ?? '', { readOnly: true })
      try {
        return database.prepare(sql).all()
      } finally {
        database.close()
      }
    }
    const mirroredTo = () => (existsSync(sqlite ?? '') ? query('select sequence from cursor')[0]?.['sequence'] : null)

    const first = startAll()
    await untilAt(
      () => json(counted ?? '')['cursor'],
      () => headOf({ types: ['copydesk.story.*'] }),
    )
    await vi.waitFor(() => expect(mirroredTo()).toBeTruthy(), PATIENCE)
    const publishing = desk.publish(desk.world.newsroom.dayMinutes)
    for (const one of first) one.signal('SIGKILL')
    await Promise.all(first.map(({ ended }) => ended))
    const second = startAll()
    await publishing
    await untilAt(mirroredTo, () => headOf())
    await untilAt(
      () => json(notified ?? '')['cursor'],
      () => headOf({ types: ['copydesk.story.new', 'copydesk.story.grown'], sources: 2 }),
    )
    await untilAt(
      () => json(counted ?? '')['cursor'],
      () => headOf({ types: ['copydesk.story.*'] }),
    )
    for (const one of second) one.signal('SIGTERM')
    expect((await Promise.all(second.map(({ ended }) => ended))).map(({ code, stderr }) => [code, stderr])).toEqual(
      second.map(() => [0, '']),
    )

    const articles = await collected(client().allArticles())
    expect(query('select id, story_id, title from article order by id').map((row) => ({ ...row }))).toEqual(
      articles
        .map(({ id, storyId, title }) => ({ id, story_id: storyId, title }))
        .toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    )
    const stories = await collected(client().allStories())
    const whole = await Promise.all(stories.map(({ id }) => client().story(id)))
    expect(
      query('select id, independent_sources as sources from story order by id').map((row) => ({ ...row })),
    ).toEqual(
      whole
        .map(({ id, sources }) => ({ id, sources: sources.independent.length }))
        .toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    )
    const wellSourced = whole.filter(({ sources }) => sources.independent.length >= 2)
    expect(wellSourced.length).toBeGreaterThan(0)
    // Each is told once, by the headline of that moment: it may have another by now.
    const told = json(notified ?? '')['stories'] as string[]
    expect(told).toEqual(expect.arrayContaining(wellSourced.map(({ id }) => id)))
    expect(posts.length).toBeGreaterThanOrEqual(told.length)
    expect(posts.every((text) => /^\*.+\*\n\d+ independent sources: ./.test(text))).toBe(true)
    const log = (await wholeLog()).filter(({ type }) => type.startsWith('copydesk.story.'))
    const days = Object.values(json(counted ?? '')['days'] as Record<string, Record<string, number>>)
    expect(days.flatMap((types) => Object.values(types)).reduce((sum, n) => sum + n, 0)).toBe(log.length)
  })
})

it('comes again where the console said that it had looked, though nothing was chosen', async () => {
  const cursors: (string | undefined)[] = []
  const server = createHttpServer((request, response) => {
    cursors.push(request.headers['last-event-id'] as string | undefined)
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    response.end(`retry: 1\n\n: still here\nid: ${cursors.length * 10}\n\n`)
  })
  const url = `http://127.0.0.1:${await listening(server)}`
  const stopped = new AbortController()
  const following = collected(createDesk({ url }).events({ signal: stopped.signal }))
  await vi.waitFor(() => expect(cursors.slice(0, 3)).toEqual([undefined, '10', '20']), PATIENCE)
  stopped.abort()
  expect(await following).toEqual([])
})
