import { createHmac } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

export type HubRequest = { mode: string; topic: string; callback: string; secret: string; leaseSeconds: number }

export type Hub = {
  url: string
  port: number
  requests: HubRequest[]
  /** What the callback answered to each verification. */
  verified: { status: number; echoed: boolean }[]
  /** From now on these leases are given, whatever is asked for. */
  giveLease(seconds: number): void
  /** From now on requests are answered with this status, and nothing is verified. */
  refuse(status: number): void
  /** From now on it verifies, and then answers with this status all the same. */
  refuseLate(status: number): void
  verify(request: HubRequest, over?: Record<string, string>): Promise<{ status: number; body: string }>
  /** Distributes a document to whoever subscribed last. Gives the status of the callback's answer. */
  push(
    document: string,
    over?: { method?: string; secret?: string; signature?: string; type?: string },
  ): Promise<number>
  close(): Promise<void>
}

/** A WebSub hub (https://www.w3.org/TR/websub/) on 127.0.0.1, over real HTTP: accepts, verifies, distributes. */
export async function openHub(): Promise<Hub> {
  const requests: HubRequest[] = []
  const verified: Hub['verified'] = []
  let lease: number | null = null
  let refusal: number | null = null
  let lateRefusal: number | null = null

  const verify: Hub['verify'] = async (request, over = {}) => {
    const url = new URL(request.callback)
    const challenge = `challenge-${requests.length}-${verified.length}`
    const query = { 'hub.mode': request.mode, 'hub.topic': request.topic, 'hub.challenge': challenge }
    const seconds = { 'hub.lease_seconds': String(lease ?? request.leaseSeconds) }
    for (const [name, value] of Object.entries({ ...query, ...seconds, ...over })) url.searchParams.set(name, value)
    const answered = await fetch(url)
    const body = await answered.text()
    verified.push({ status: answered.status, echoed: body === challenge })
    return { status: answered.status, body }
  }

  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const form = new URLSearchParams(await text(request))
    const asked: HubRequest = {
      mode: form.get('hub.mode') ?? '',
      topic: form.get('hub.topic') ?? '',
      callback: form.get('hub.callback') ?? '',
      secret: form.get('hub.secret') ?? '',
      leaseSeconds: Number(form.get('hub.lease_seconds')),
    }
    requests.push(asked)
    if (lateRefusal !== null) await verify(asked)
    response.writeHead(refusal ?? lateRefusal ?? 202).end()
    // The callback may be gone by then, with the test that had it.
    if (refusal === null && lateRefusal === null) await verify(asked).catch(() => {})
  }
  const server = createServer((request, response) => void answer(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/hub`,
    port,
    requests,
    verified,
    giveLease: (seconds) => (lease = seconds),
    refuse: (status) => (refusal = status),
    refuseLate: (status) => (lateRefusal = status),
    verify,
    push: async (document, { method = 'sha256', secret, signature, type = 'application/rss+xml' } = {}) => {
      const last = requests.at(-1)
      if (!last) throw new Error('nobody subscribed')
      const digest = createHmac(method, secret ?? last.secret)
        .update(document)
        .digest('hex')
      const headers = { 'content-type': type, 'x-hub-signature': signature ?? `${method}=${digest}` }
      const answered = await fetch(last.callback, { method: 'POST', body: document, headers })
      return answered.status
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
