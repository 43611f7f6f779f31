import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { ALL_PARTS, liveness, PARTS_OF_A_STAGE, readiness, type Health, type Life } from './health.ts'
import type { Service } from './open-service.ts'

type Answer = { status: number; type: string; body: string }

/** Of what is told: of a stage's process alone, or of the whole line, which the console watches. */
export type Watched = 'process' | 'line'

/** What a process tells those who run it, without a token: whether it is well, and its metrics. */
const answers: Record<string, (service: Service, watched: Watched) => Promise<Answer>> = {
  '/healthz': async (service) => asJson(liveness(service), 'up'),
  '/readyz': async (service, watched) =>
    asJson(await readiness(service, watched === 'line' ? ALL_PARTS : PARTS_OF_A_STAGE), 'ready'),
  '/metrics': async ({ metrics }, watched) => ({
    status: 200,
    type: metrics.contentType,
    body: await (watched === 'line' ? metrics.text() : metrics.own()),
  }),
}

const asJson = (told: Health | Life, good: string): Answer => ({
  status: told.status === good ? 200 : 503,
  type: 'application/json',
  body: JSON.stringify(told),
})

/** Listens on the port given, 0 for any; rejects where that is taken. */
export async function openHealthServer(
  service: Service,
  port: number,
  watched: Watched,
): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer({ requestTimeout: 5000, maxHeaderSize: 4096 }, (request, response) => {
    const answer = answers[request.url ?? '']
    if (request.method !== 'GET' || !answer)
      return send(response, { status: 404, type: 'text/plain', body: 'not here\n' })
    answer(service, watched).then(
      (told) => send(response, told),
      () => send(response, { status: 500, type: 'text/plain', body: 'could not be told\n' }),
    )
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, service.config.listen, resolve)
  })
  const { address, port: bound, family } = server.address() as AddressInfo
  return {
    url: `http://${family === 'IPv6' ? `[${address}]` : address}:${bound}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function send(response: ServerResponse, { status, type, body }: Answer): void {
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(body)
}
