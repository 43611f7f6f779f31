import type { CloudEvent } from '@copydesk/pipeline'
import { onTestFinished } from 'vitest'

/** Follows server-sent events until closed; `lastEventId` is what a reader that reconnects sends. */
export async function openEventStream(url: string, lastEventId?: string) {
  const stopped = new AbortController()
  const response = await fetch(url, {
    headers: { accept: 'text/event-stream', ...(lastEventId ? { 'last-event-id': lastEventId } : {}) },
    signal: stopped.signal,
  })
  if (!response.body) throw new Error(`${url} answered ${response.status} without a body`)
  const events: CloudEvent[] = []
  const reading = readMessages(response.body, events).catch(() => {})
  const close = () => stopped.abort()
  onTestFinished(async () => {
    close()
    await reading
  })
  return { events, close }
}

async function readMessages(body: ReadableStream<Uint8Array>, into: CloudEvent[]) {
  const decoder = new TextDecoder()
  let rest = ''
  for await (const chunk of body) {
    const messages = (rest + decoder.decode(chunk, { stream: true })).split('\n\n')
    rest = messages.pop() ?? ''
    for (const message of messages) {
      const line = message.split('\n').find((one) => one.startsWith('data: '))
      if (line) into.push(JSON.parse(line.slice('data: '.length)) as CloudEvent)
    }
  }
}
