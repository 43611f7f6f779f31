import type { z } from 'zod'

export type Contract<S extends z.ZodObject = z.ZodObject> = {
  name: string
  schema: S
  key: (event: z.infer<S>) => string
}

export const defineContract = <S extends z.ZodObject>(contract: Contract<S>): Contract<S> => contract

// A contract of any schema: `key` takes its own schema's type, so no narrower bound accepts them all.
// oxlint-disable-next-line typescript/no-explicit-any
export type AnyContract = Contract<any>

export type EventOf<C> = C extends Contract<infer S> ? z.infer<S> : never

/** A stage knows what it consumes and what it emits, never its neighbours. */
export type Stage<In extends AnyContract = AnyContract, Out extends AnyContract | null = AnyContract | null> = {
  name: string
  consumes: In
  emits: Out
}

type Ends = { consumes: AnyContract; emits: AnyContract | null }

/** Gives each stage its key as its name: the folder, the queue, the log field and the metric label. */
export function defineStages<T extends Record<string, Ends>>(
  stages: T,
): { [K in keyof T]: Stage<T[K]['consumes'], T[K]['emits']> & { name: K } } {
  const named = Object.entries(stages).map(([name, ends]) => [name, { name, ...ends }])
  return Object.fromEntries(named)
}
