export type OneAtATime = <T>(key: string, work: () => Promise<T>) => Promise<T>

/** Runs what is asked for under one key one after another, in order, and what is under others meanwhile. */
export function oneAtATime(): OneAtATime {
  const last = new Map<string, Promise<unknown>>()
  return (key, work) => {
    const run = (last.get(key) ?? Promise.resolve()).then(work)
    const ended = run
      .catch(() => {})
      .then(() => {
        if (last.get(key) === ended) last.delete(key)
      })
    last.set(key, ended)
    return run
  }
}
