import { STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import type { Service } from '@copydesk/service'
import { isOutage, tookTooLong, wasNoValue } from '@copydesk/store'
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { tellWrongParameters } from './contract.ts'
import { methodsAt } from './operation-at.ts'
import { problem } from './problem.ts'

export const STORE_SILENT = 'PostgreSQL does not answer: nothing moves until it does, and nothing is lost'
const TOO_LONG = 'That took too long to look for: ask for less, by more filters or rarer words'
const NO_VALUE = 'What was asked holds the character U+0000, or a time or number that is out of range: leave it out'

/** Whatever goes wrong is told as a problem that says what, where, and how to mend it. */
export function tellProblems(server: FastifyInstance, { log }: Service): void {
  server.setErrorHandler<FastifyError>((error, request, reply) => {
    const told = tellWrongParameters(error, request, reply)
    if (told) return told
    if (tookTooLong(error)) return problem(reply.header('retry-after', '5'), 503, TOO_LONG)
    if (wasNoValue(error)) return problem(reply, 400, NO_VALUE)
    if (isOutage(error)) return problem(reply.header('retry-after', '5'), 503, STORE_SILENT)
    const status = error.statusCode ?? 500
    if (status < 500) return problem(reply, status, error.message)
    log.error({ error: error.message, path: request.routeOptions.url }, 'request failed')
    return problem(reply, status, 'Something went wrong here')
  })
  server.setNotFoundHandler((request, reply) => {
    const [path = ''] = request.url.split('?')
    const methods = methodsAt(path)
    if (methods.length === 0) return problem(reply, 404, `Nothing at ${path}; /openapi.json tells what there is`)
    return problem(reply.header('allow', methods.join(', ')), 405, `${path} takes ${methods.join(', ')}`)
  })
}

/** An address that cannot be read comes to no route, and to no handler of errors. */
export const badAddress = (error: FastifyError, _request: FastifyRequest, reply: FastifyReply) =>
  void problem(reply, error.statusCode ?? 400, error.message)

const MALFORMED: Record<string, { status: number; detail: string }> = {
  HPE_HEADER_OVERFLOW: { status: 431, detail: 'The headers are too long' },
  ERR_HTTP_REQUEST_TIMEOUT: { status: 408, detail: 'The request took too long to be sent' },
}

/** What is not HTTP comes to no framework: it is answered on the socket, which is then closed. */
export function notHttp(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy()
  const { status, detail } = MALFORMED[error.code ?? ''] ?? { status: 400, detail: 'That is not HTTP/1.1' }
  const title = STATUS_CODES[status] ?? 'Problem'
  const body = JSON.stringify({ type: 'about:blank', title, status, detail })
  const head = [
    `HTTP/1.1 ${status} ${title}`,
    'content-type: application/problem+json',
    `content-length: ${Buffer.byteLength(body)}`,
    'connection: close',
  ]
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`)
}
