import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

type Handler = (response: ServerResponse, request: IncomingMessage) => void

export type LocalServer = {
  origin: string
  port: number
  /** How many connections were opened so far. */
  connections: () => number
  /** The requests so far. */
  requests: IncomingMessage[]
  close: () => Promise<void>
}

/** For tests: a server on 127.0.0.1 that answers each path as told, and 404 elsewhere. */
export async function startLocalServer(paths: Record<string, Handler>): Promise<LocalServer> {
  const requests: IncomingMessage[] = []
  let connections = 0
  const server = createServer((request, response) => {
    requests.push(request)
    const handler = paths[request.url ?? '']
    if (handler) return handler(response, request)
    response.writeHead(404).end('nothing here')
  })
  server.on('connection', () => connections++)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  return { origin: `http://127.0.0.1:${port}`, port, connections: () => connections, requests, close }
}
