import type { AnyContract, EventOf, Stage } from './stage.ts'

/** How a handler ended. Anything it throws instead is a surprise, and is tried again with backoff. */
export type Outcome<E> =
  /** Stored; tell the next stage. Announced even when the write changed nothing: a crash may have come between. */
  | { type: 'done'; events: E[] }
  /** Expected, nothing more to do, e.g. a page without an article. */
  | { type: 'skipped'; reason: string }
  /** Not now: run again at `until` (ms since 1970) without spending an attempt. */
  | { type: 'snoozed'; until: number; reason: string }
  /** Can never succeed as it is; kept in quarantine until redriven. */
  | { type: 'rejected'; reason: string }

export type Handle<S extends Stage> = (event: EventOf<S['consumes']>) => Promise<Outcome<EmittedBy<S>>>

export type EmittedBy<S extends Stage> = S['emits'] extends AnyContract ? EventOf<S['emits']> : never
