import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'

type Value = { stringValue?: string }
export type Span = {
  traceId: string
  spanId: string
  parentSpanId?: string
  name: string
  /** 1 internal, 4 producer, 5 consumer: opentelemetry/proto/trace/v1/trace.proto. */
  kind: number
  attributes: { key: string; value: Value }[]
}
type Request = {
  resourceSpans: { resource: { attributes: { key: string; value: Value }[] }; scopeSpans: { spans: Span[] }[] }[]
}

/** A collector that takes traces over OTLP/HTTP, in JSON, and keeps them. */
export async function openOtlpReceiver() {
  const spans: (Span & { service: string | undefined })[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.setEncoding('utf8').on('data', (chunk: string) => (body += chunk))
    request.on('end', () => {
      if (request.url !== '/v1/traces') return response.writeHead(404).end()
      for (const { resource, scopeSpans } of (JSON.parse(body) as Request).resourceSpans) {
        const service = resource.attributes.find(({ key }) => key === 'service.name')?.value.stringValue
        for (const scope of scopeSpans) spans.push(...scope.spans.map((span) => ({ ...span, service })))
      }
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.close()
    server.closeAllConnections()
  })
  return { spans, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
}
