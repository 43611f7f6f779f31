import type { Problem } from '@copydesk/api'

/** `token`: of "copydesk tokens add", where the console asks for one. `fetch`: another than the platform's. */
export type Connection = { url: string; token?: string; fetch?: typeof fetch }

/** What the console says is wrong: the message says what, where, and how to mend it. */
export class DeskProblem extends Error {
  override name = 'DeskProblem'
  readonly status: number
  /** Each wrong parameter. */
  readonly errors: NonNullable<Problem['errors']>
  /** How long it asks to wait, in ms. */
  readonly retryAfterMs: number | null

  constructor(status: number, told: Partial<Problem>, retryAfterMs: number | null) {
    super(told.detail ?? `the console answers ${status}`)
    this.status = status
    this.errors = told.errors ?? []
    this.retryAfterMs = retryAfterMs
  }
}

/** The cursor is older than the log, or of another log. Read anew what you keep (articles, stories), then follow from `cursor`. */
export class CursorExpired extends DeskProblem {
  override name = 'CursorExpired'
  readonly cursor: string | null

  constructor(told: Partial<Problem> & { cursor?: unknown }) {
    super(410, told, null)
    this.cursor = typeof told.cursor === 'string' ? told.cursor : null
  }
}

type Asked = {
  query?: object | undefined
  body?: object
  headers?: Record<string, string>
  signal?: AbortSignal | undefined
}

/** Asks the console; rejects with a DeskProblem where it does not answer with what was asked for. */
export async function ask(
  { url, token, fetch: own = fetch }: Connection,
  path: string,
  asked: Asked,
): Promise<Response> {
  const address = new URL(path.replace(/^\//, ''), url.endsWith('/') ? url : `${url}/`)
  for (const [name, value] of Object.entries(asked.query ?? {})) {
    if (value !== undefined && value !== null) address.searchParams.set(name, String(value))
  }
  const answer = await own(address, {
    ...(asked.body ? { method: 'POST', body: JSON.stringify(asked.body) } : {}),
    ...(asked.signal ? { signal: asked.signal } : {}),
    headers: {
      accept: 'application/json',
      ...(asked.body ? { 'content-type': 'application/json' } : {}),
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...asked.headers,
    },
  })
  if (answer.ok) return answer
  const told = (await answer.json().catch(() => ({}))) as Partial<Problem>
  if (answer.status === 410) throw new CursorExpired(told)
  const seconds = Number(answer.headers.get('retry-after') ?? Number.NaN)
  throw new DeskProblem(answer.status, told, Number.isFinite(seconds) ? seconds * 1000 : null)
}
