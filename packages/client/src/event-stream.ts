/**
 * A message of an event stream; `id` is null where it has none. `retryMs`: how soon the server wants to be asked again. `reached`: an id that came
 * without data, from where to go on.
 */
export type Message = { id: string | null; data: string } | { retryMs: number } | { reached: string }

/**
 * The messages of a stream (WHATWG HTML, 9.2.6), as they come. Ends with the stream; what is not whole then is left out. Throws where
 * nothing, not even a comment, has come for `silenceMs`.
 */
export async function* messagesOf(body: ReadableStream<Uint8Array>, silenceMs: number): AsyncGenerator<Message> {
  const reader = body.getReader()
  const decoder = new TextDecoder()
  let held = ''
  let id: string | null = null
  let isIdNew = false
  let data: string[] = []
  try {
    for (;;) {
      const { value, done } = await withinMs(reader.read(), silenceMs)
      if (done) return
      held += decoder.decode(value, { stream: true })
      const lines = held.split(/\r\n|\n|\r(?!$)/)
      held = lines.pop() ?? ''
      for (const line of lines) {
        const [name, text] = fieldOf(line)
        if (line === '') {
          if (data.length > 0) yield { id, data: data.join('\n') }
          else if (isIdNew && id !== null) yield { reached: id }
          data = []
          isIdNew = false
        } else if (name === 'data') data.push(text)
        else if (name === 'id') [id, isIdNew] = [text, true]
        else if (name === 'retry' && /^\d+$/.test(text)) yield { retryMs: Number(text) }
      }
    }
  } finally {
    await reader.cancel().catch(() => {})
  }
}

function fieldOf(line: string): [name: string, text: string] {
  const colon = line.indexOf(':')
  if (colon < 0) return [line, '']
  return [line.slice(0, colon), line.slice(colon + 1).replace(/^ /, '')]
}

async function withinMs<T>(waited: Promise<T>, ms: number): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const silence = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`nothing came for ${ms} ms`)), ms)
  })
  try {
    return await Promise.race([waited, silence])
  } finally {
    clearTimeout(timer)
  }
}
