/** Keeps the most recently used values, up to a number of them. */
export function createCache<T>(size: number) {
  const kept = new Map<string, T>()
  return {
    get: (key: string, make: () => T): T => {
      const value = kept.get(key) ?? make()
      kept.delete(key)
      kept.set(key, value)
      const [oldest] = kept.keys()
      if (kept.size > size && oldest !== undefined) kept.delete(oldest)
      return value
    },
  }
}
