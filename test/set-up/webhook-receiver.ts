import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import type { CloudEvent } from '@copydesk/pipeline'
import { Webhook } from 'standardwebhooks'
import { onTestFinished } from 'vitest'

export type Received = { id: string; event: CloudEvent; headers: IncomingHttpHeaders; body: string; status: number }

/** What it answers; `undefined` is 204. */
export type Answering = (event: CloudEvent, times: number) => Promise<Answered> | Answered
type Answered = { status: number; headers?: Record<string, string> } | undefined

/** A receiver over real HTTP that verifies what it gets as its author would: with the package of Standard Webhooks. */
export async function openReceiver(answering: Answering = () => undefined) {
  const received: Received[] = []
  const state = { secret: '', answering, underWay: 0, mostAtOnce: 0, refused: 0 }
  const times = new Map<string, number>()
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    state.underWay += 1
    state.mostAtOnce = Math.max(state.mostAtOnce, state.underWay)
    response.on('close', () => (state.underWay -= 1))
    const body = await text(request)
    const { headers } = request
    try {
      const event = new Webhook(state.secret).verify(body, headers as Record<string, string>) as CloudEvent
      const id = String(headers['webhook-id'])
      times.set(id, (times.get(id) ?? 0) + 1)
      const { status, headers: told } = (await state.answering(event, times.get(id) ?? 0)) ?? { status: 204 }
      received.push({ id, event, headers, body, status })
      response.writeHead(status, told).end()
    } catch {
      state.refused += 1
      response.writeHead(401).end()
    }
  }
  const server = createServer((request, response) => void answer(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.close()
    server.closeAllConnections()
  })
  const { port } = server.address() as AddressInfo
  /** The places of what it took, in the order they came. */
  const taken = () => received.filter(({ status }) => status < 300).map(({ event }) => Number(event.sequence))
  return { url: `http://127.0.0.1:${port}/hook`, host: `127.0.0.1:${port}`, received, taken, state }
}
