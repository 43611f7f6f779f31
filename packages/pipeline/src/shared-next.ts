/**
 * One run at a time, and one that waits at the most: calls that come while one runs share the next. It begins after all of them, and so sees
 * whatever they were made for; it is given what the first of them was.
 */
export function sharedNext<Asked extends unknown[], Answer>(
  run: (...asked: Asked) => Promise<Answer>,
): (...asked: Asked) => Promise<Answer> {
  let running: Promise<unknown> = Promise.resolve()
  let next: Promise<Answer> | null = null
  return (...asked) =>
    (next ??= running.then(() => {
      next = null
      const begun = run(...asked)
      running = begun.catch(() => {})
      return begun
    }))
}
