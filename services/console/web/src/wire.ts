/** A value as it comes over HTTP: times are texts. */
export type Wire<T> = T extends Date
  ? string
  : T extends (infer Member)[]
    ? Wire<Member>[]
    : T extends object
      ? { [Key in keyof T]: Wire<T[Key]> }
      : T

type Refusal = { status: number; detail: string }

/** Reads JSON of the console, or says in one sentence why it could not. */
export async function read<T>(path: string, signal?: AbortSignal): Promise<T> {
  return answerOf<T>(await fetch(path, { headers: { accept: 'application/json' }, ...(signal ? { signal } : {}) }))
}

async function answerOf<T>(answer: Response): Promise<T> {
  if (answer.ok) return (await answer.json()) as T
  const problem = (await answer.json().catch(() => ({}))) as Partial<Refusal>
  throw new Error(problem.detail ?? `${answer.status} ${answer.statusText}`)
}
