/** A value as it comes over HTTP: times are texts. */
export type Wire<T> = T extends Date
  ? string
  : T extends (infer Member)[]
    ? Wire<Member>[]
    : T extends object
      ? { [Key in keyof T]: Wire<T[Key]> }
      : T

type Refusal = { status: number; detail: string }

/** Whoever looks is not left before what is old: by then it is said that nothing came. */
const LATE_MS = 10_000

/** Reads JSON of the console, or says in one sentence why it could not. */
export async function read<T>(path: string, signal?: AbortSignal): Promise<T> {
  const late = AbortSignal.timeout(LATE_MS)
  const until = signal ? AbortSignal.any([signal, late]) : late
  return answerOf<T>(await fetch(path, { headers: { accept: 'application/json' }, signal: until }))
}

/** Asks for a change. The console takes it from its own page only. */
export async function send<T>(path: string, body: unknown): Promise<T> {
  const headers = { accept: 'application/json', 'content-type': 'application/json' }
  return answerOf<T>(await fetch(path, { method: 'POST', headers, body: JSON.stringify(body) }))
}

/** Asks for something to be gone. */
export async function remove(path: string): Promise<void> {
  const answer = await fetch(path, { method: 'DELETE' })
  if (!answer.ok) await answerOf(answer)
}

async function answerOf<T>(answer: Response): Promise<T> {
  if (answer.ok) return (await answer.json()) as T
  const problem = (await answer.json().catch(() => ({}))) as Partial<Refusal>
  throw new Error(problem.detail ?? `${answer.status} ${answer.statusText}`)
}
