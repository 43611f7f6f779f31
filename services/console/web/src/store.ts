import { useEffect, useState } from 'preact/hooks'

/** A value that components watch. */
export type Watched<T> = { get(): T; set(value: T): void; watch(tell: () => void): () => void }

export function watched<T>(initial: T): Watched<T> {
  let current = initial
  const watchers = new Set<() => void>()
  return {
    get: () => current,
    set: (value) => {
      if (Object.is(value, current)) return
      current = value
      for (const tell of watchers) tell()
    },
    watch: (tell) => {
      watchers.add(tell)
      return () => void watchers.delete(tell)
    },
  }
}

/** The value, in a component that is drawn again when it changes. */
export function useWatched<T>(source: Watched<T>): T {
  const [value, setValue] = useState(() => source.get())
  useEffect(() => {
    const tell = () => setValue(() => source.get())
    tell()
    return source.watch(tell)
  }, [source])
  return value
}
