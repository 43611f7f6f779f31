import { isDeepStrictEqual } from 'node:util'
import { type Operation, operations, problemSchema } from '@copydesk/api'

// A set-up file: whatever a test asks a console for, the answer is held to the schema that the table of operations gives it.
const ask = globalThis.fetch

const all: Operation[] = Object.values(operations)

globalThis.fetch = async (...asked: Parameters<typeof fetch>) => {
  const answer = await ask(...asked)
  // RFC 8631: a console's answers say where they are described.
  const isDescribed = answer.headers.get('link')?.includes('rel="service-desc"')
  if (isDescribed && asked[1]?.method !== 'HEAD' && /[/+]json(?:;|$)/.test(answer.headers.get('content-type') ?? '')) {
    const method = asked[1]?.method ?? 'GET'
    conform(method, new URL(answer.url).pathname, answer.status, await answer.clone().json())
  }
  return answer
}

/** Throws where an answer is not what its schema says, or holds what the schema does not tell of. */
function conform(method: string, path: string, status: number, json: unknown) {
  const operation = all.find((one) => one.method === method && matches(one.path, path))
  const schema = status < 400 || status === operation?.whenNot ? operation?.answer : problemSchema
  if (schema === undefined || typeof schema === 'string') return
  const read = schema.safeParse(json)
  if (!read.success) throw new Error(`${method} ${path} does not conform: ${read.error.message}`)
  if (!isDeepStrictEqual(read.data, json)) throw new Error(`${method} ${path} tells what its schema does not`)
}

const matches = (pattern: string, path: string) => {
  const [expected, given] = [pattern, path].map((text) => text.split('/'))
  return (
    expected?.length === given?.length && expected?.every((part, at) => part.startsWith('{') || part === given?.[at])
  )
}
