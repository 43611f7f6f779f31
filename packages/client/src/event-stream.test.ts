import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Message, messagesOf } from './event-stream.ts'

const SILENCE_MS = 1_000

/** A stream that comes in pieces cut at these bytes. */
function streamOf(text: string, cuts: number[]): ReadableStream<Uint8Array> {
  const bytes = new TextEncoder().encode(text)
  const ends = [...new Set([...cuts.map((cut) => cut % (bytes.length + 1)), bytes.length])].toSorted((a, b) => a - b)
  return new ReadableStream({
    start: (controller) => {
      let from = 0
      for (const end of ends) {
        if (end > from) controller.enqueue(bytes.slice(from, end))
        from = end
      }
      controller.close()
    },
  })
}
const read = async (text: string, cuts: number[] = []): Promise<Message[]> => {
  const messages: Message[] = []
  for await (const message of messagesOf(streamOf(text, cuts), SILENCE_MS)) messages.push(message)
  return messages
}

const STREAM = `retry: 250\n\n: still here\n\nid: 1\nevent: a\ndata: {"title":"Größe 🗞"}\n\nid: 2\ndata: one\ndata:two\n\ndata\n\n: still here\nid: 7\n\nid: 8\ndata: cut`
const MESSAGES = [
  { retryMs: 250 },
  { id: '1', data: '{"title":"Größe 🗞"}' },
  { id: '2', data: 'one\ntwo' },
  { id: '2', data: '' },
  { reached: '7' },
]

describe('an event stream', () => {
  it('is read as it is written, and what is not whole at its end is left out', async () => {
    expect(await read(STREAM)).toEqual(MESSAGES)
  })

  it('is the same wherever it is cut, and with any ends of lines', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.nat(500), { maxLength: 40 }),
        fc.constantFrom('\n', '\r\n', '\r'),
        async (cuts, end) => {
          expect(await read(STREAM.replaceAll('\n', end), cuts)).toEqual(MESSAGES)
        },
      ),
      { seed: 8, numRuns: 200 },
    )
  })

  it('is given up when nothing comes any more', async () => {
    const silent = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(new Uint8Array([58, 10])),
    })
    await expect(messagesOf(silent, 20).next()).rejects.toThrow('nothing came for 20 ms')
  })
})
