import { type IncomingMessage, Agent, request } from 'node:http'
import { connect } from 'node:net'
import { operations, problemSchema, type Operation } from '@copydesk/api'
import { stageNames } from '@copydesk/pipeline'
import { type Desk, openDesk } from '../set-up/desk.ts'
import { type Asked, bytesOf, type Known, requestOf } from './api-requests.ts'
import type { Target, Tried } from './target.ts'

type Answer = { status: number; headers: IncomingMessage['headers']; text: string }

/** Every so many seeds are bytes on a socket instead of a request. */
const BYTES_EVERY = 8
const SOCKET_MS = 3000
const MOST_MS = 600_000
const MANY = 1_000_000_000

/** What no stranger is to be told: where our code stands, and what the database said. */
const INSIDE =
  /\n\s+at |\.[jt]s:\d+|node_modules|invalid (?:input syntax|byte sequence)|syntax error (?:at|in)|violates|PostgreSQL|Traceback/

const all = Object.values(operations as Record<string, Operation>).map((operation) => ({
  ...operation,
  pattern: new RegExp(`^${operation.path.replaceAll('.', '\\.').replace(/\{\w+\}/g, '[^/]+')}$`),
}))

/** A console over a day's news, asked for everything by strangers who mean it no good. `databaseUrl`: an empty store. */
export const apiTarget = (databaseUrl: () => Promise<string>): Target => ({
  name: 'api',
  tries: 'parameters, bodies, headers, cursors, encodings, sockets',
  mostMs: MOST_MS,
  open: async () => {
    const reach = { requestsPerMinute: MANY, fetchMs: 1000 }
    const desk = await openDesk({ seed: 17, articles: 10 }, reach, await databaseUrl())
    await desk.publish(desk.world.newsroom.dayMinutes)
    const known = await knownAt(desk)
    const agent = new Agent({ keepAlive: true, maxSockets: 4 })
    return {
      try: (seed) =>
        seed % BYTES_EVERY === 0 ? sendBytes(desk.url, seed) : ask(desk.url, agent, requestOf(seed, known)),
      close: async () => {
        agent.destroy()
        await desk.close()
      },
    }
  },
})

async function knownAt(desk: Desk): Promise<Known> {
  type Listed = { id: string; url: string; outlet: string; storyId: string | null; origin: { name: string } | null }
  const { articles, next } = await desk.read<{ articles: Listed[]; next: string }>('/articles?limit=10')
  const stories = await desk.read<{ stories: { id: string }[]; next: string | null }>('/stories?limit=5')
  const { feeds } = await desk.read<{ feeds: { id: string; url: string }[] }>('/feeds')
  const copies = await desk.read<{ copies: { id: string }[] }>(`/articles/${articles[0]?.id}/copies`)
  const added = await desk.world.service.store.webhooks.add(
    { url: 'http://127.0.0.1:1/', types: null, chosen: {}, atOnce: 1 },
    desk.world.service.now(),
  )
  const ids = [...articles, ...stories.stories, ...feeds.slice(0, 3), added].map(({ id }) => id)
  return {
    id: [...ids, 'copydesk.story.merged.json'],
    copy: copies.copies.map(({ id }) => id),
    after: [next, stories.next ?? '', '3'],
    q: ['council', '"the council" or mayor -storm'],
    entity: ['Reuters'],
    outlet: articles.map(({ outlet }) => outlet),
    origin: articles.flatMap(({ origin }) => (origin ? [origin.name] : [])),
    story: articles.flatMap(({ storyId }) => (storyId ? [storyId] : [])),
    language: ['en', 'de'],
    since: ['2026-03-10'],
    until: ['2026-03-10T06:00:00Z'],
    stage: [...stageNames],
    by: ['growth', 'spread', 'newest'],
    'hub.mode': ['subscribe', 'unsubscribe', 'denied'],
    url: [...feeds.slice(0, 3), ...articles].map(({ url }) => url),
  }
}

async function ask(base: string, agent: Agent, asked: Asked): Promise<Tried> {
  const answer = await answerTo(base, agent, asked)
  const characters = asked.path.length + (asked.body?.length ?? 0)
  const wrong = judge(asked, answer)
  const said = `${asked.method} ${asked.path.slice(0, 300)} ${asked.body?.toString().slice(0, 200) ?? ''}`
  return { kind: String(answer.status), characters, wrong: wrong === null ? null : `${wrong} to ${said}` }
}

/** What a client says of an answer that came before all was sent, or with a body to HEAD, which a server cannot know that could not read it. */
const BROKEN = new Set(['EPIPE', 'ECONNRESET', 'HPE_CLOSED_CONNECTION'])

const answerTo = (base: string, agent: Agent, { method, path, headers, body }: Asked) =>
  new Promise<Answer>((resolve, reject) => {
    const { hostname, port } = new URL(base)
    const asking = request({ hostname, port, path, method, headers, agent }, (answer) => {
      const { statusCode: status = 0 } = answer
      let text = ''
      const end = () => resolve({ status, headers: answer.headers, text })
      if (answer.headers['content-type']?.startsWith('text/event-stream')) {
        answer.destroy()
        return end()
      }
      answer.setEncoding('utf8').on('data', (part: string) => (text += part))
      answer.on('end', end).on('error', end)
    })
    asking.on('error', (error: Error & { code?: string }) => {
      if (BROKEN.has(error.code ?? '')) resolve({ status: 0, headers: {}, text: '' })
      else reject(error)
    })
    asking.end(body ?? undefined)
  })

/** What an answer breaks of what is promised; null where all is well. */
function judge({ method, path }: Asked, { status, headers, text }: Answer): string | null {
  if (status === 0) return null
  const [bare = ''] = path.split('?')
  const operation = all.find((one) => one.method === method && one.pattern.test(bare))
  const isNo = operation?.whenNot === status
  const isBusy = status === 503 && headers['retry-after'] !== undefined
  if (status >= 500 && !isNo && !isBusy && status !== 501) return `${status} ${text.slice(0, 200)}`
  if (headers['b'] !== undefined) return 'a header of the asker’s own'
  if (INSIDE.test(text) && status >= 400) return `${status} tells of its insides: ${INSIDE.exec(text)?.[0]}`
  if (status >= 400 && !isNo)
    return bare.startsWith('/websub/') || method === 'HEAD' ? null : judgeProblem(status, headers, text)
  const isJson = /[/+]json/.test(headers['content-type'] ?? '')
  if (!isJson || typeof operation?.answer !== 'object' || method === 'HEAD') return null
  const read = operation.answer.safeParse(JSON.parse(text))
  return read.success ? null : `${status} does not conform: ${read.error.message.slice(0, 200)}`
}

function judgeProblem(status: number, headers: Answer['headers'], text: string): string | null {
  if (!headers['content-type']?.includes('application/problem+json'))
    return `${status} is no problem: ${text.slice(0, 200)}`
  const read = problemSchema.safeParse(JSON.parse(text))
  if (!read.success) return `${status} is no problem: ${text.slice(0, 200)}`
  if (read.data.status !== status) return `${status} tells of ${read.data.status}`
  return read.data.detail.length > 1001 ? `${status} tells ${read.data.detail.length} characters` : null
}

/** The socket is closed behind the bytes: what is answered then is an answer, or nothing. */
function sendBytes(base: string, seed: number): Promise<Tried> {
  const bytes = bytesOf(seed)
  return new Promise((resolve) => {
    const { hostname, port } = new URL(base)
    let answer = ''
    const socket = connect(Number(port), hostname, () => socket.end(bytes, 'latin1'))
    const end = () => {
      clearTimeout(timer)
      socket.destroy()
      const status = /^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1]
      const wrong =
        answer !== '' && (status === undefined || status === '500' || INSIDE.test(answer))
          ? `${answer.slice(0, 200)} to bytes ${JSON.stringify(bytes.slice(0, 300))}`
          : null
      resolve({ kind: status ?? 'closed', characters: bytes.length, wrong })
    }
    const timer = setTimeout(end, SOCKET_MS)
    socket.on('data', (part: Buffer) => (answer += part.toString('latin1')))
    socket.on('close', end).on('error', end)
  })
}
