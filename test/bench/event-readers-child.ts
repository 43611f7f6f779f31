import { get } from 'node:http'
import { answerParent } from './child.ts'
import { percentile } from './statistics.ts'

/** So many readers follow from a cursor until each has the event of this place. */
export type Following = { url: string; readers: number; after: number; through: number }
/** `p50`, `p99`: from the commit that an event tells of to its receipt, of all readers' events that say when that was. */
export type Followed = { wallMs: number; received: number; p50: number; p99: number }

/** Readers of server-sent events in one process. A reader is connected when `opened` says so, before anything is told. */
answerParent(async (question: Following & { ask: 'open' | 'wait' }): Promise<Followed | number> =>
  question.ask === 'open' ? open(question) : wait(),
)

let following: Promise<Followed> | null = null

async function open(asked: Following): Promise<number> {
  const began = performance.now()
  const latencies: number[] = []
  const opened = Array.from({ length: asked.readers }, () => openReader(asked, latencies))
  following = Promise.all(opened.map(({ done }) => done)).then((counts) => ({
    wallMs: performance.now() - began,
    received: counts.reduce((sum, count) => sum + count, 0),
    p50: percentile(latencies, 0.5),
    p99: percentile(latencies, 0.99),
  }))
  await Promise.all(opened.map(({ connected }) => connected))
  return asked.readers
}

async function wait(): Promise<Followed> {
  if (!following) throw new Error('nobody follows')
  return following
}

function openReader({ url, after, through }: Following, latencies: number[]) {
  const connected = Promise.withResolvers<void>()
  const done = Promise.withResolvers<number>()
  const request = get(`${url}/events?after=${after}`, { headers: { accept: 'text/event-stream' } }, (response) => {
    connected.resolve()
    let rest = ''
    let count = 0
    response.setEncoding('utf8').on('data', (text: string) => {
      const now = performance.timeOrigin + performance.now()
      const messages = (rest + text).split('\n\n')
      rest = messages.pop() ?? ''
      for (const message of messages) {
        const place = /^id: (\d+)/.exec(message)?.[1]
        if (!place) continue
        count += 1
        const told = /"committedAt":([\d.]+)/.exec(message)?.[1]
        if (told) latencies.push(now - Number(told))
        if (Number(place) < through) continue
        request.destroy()
        done.resolve(count)
      }
    })
    response.on('error', () => {})
  })
  request.on('error', done.reject)
  return { connected: connected.promise, done: done.promise }
}
