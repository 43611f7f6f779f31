import type { EventStream } from './event-stream.ts'
import type { BoardQueue } from './board.ts'
import type { AnyContract, EventOf, Handle, Outcome, Stage } from '@copydesk/pipeline'

/** Jobs of one stage: ready now, running, and put off until later. */
export type Depth = { waiting: number; active: number; delayed: number }

/** A job as its queue has it. `attempts`: how often it was begun; `runsAt`: when it is to run, where it was put off. */
export type QueuedJob = { state: keyof Depth; attempts: number; runsAt: Date | null }

/** The last word on one job: its handler's outcome, or that every attempt threw. */
export type Ending =
  | (Outcome<unknown> & { event: unknown; key: string; tookMs: number })
  | {
      type: 'failed'
      reason: string
      event: unknown
      key: string
      tookMs: number
      attempt: number
      last: boolean
      /** What was thrown; `NotAnnounced` where the handler had done its work, and the queues did not take what came of it. */
      error: unknown
    }

/** The queues could not be written to: nothing is wrong with the job, and the sweep brings what comes of it. */
export class NotAnnounced extends Error {}

export type RunOptions = {
  concurrency: number
  /** The clock by which a handler says until when a job is put off, where that is not this process's own. */
  now?: () => Date
  /** Told of every run of a job. It must not lose the ending: a throw here counts as the job's. */
  onEnding: (ending: Ending) => Promise<void> | void
}

/** May be closed twice, and closed before it is ready. Running jobs are finished first. */
export type RunningStage = { close(): Promise<void> }

export type Queues = {
  kind: 'redis' | 'postgres' | 'memory'
  /** Where the log is mirrored, where there is a Redis. */
  stream?: EventStream
  /**
   * Adds a job for each stage that consumes the contract; the same key twice while the first waits adds one. A stage that has its
   * bound of jobs waiting gets no more: the store knows what is due, and the sweep brings it when there is room.
   */
  announce<C extends AnyContract>(contract: C, events: EventOf<C>[]): Promise<void>
  /**
   * The same whatever waits there: for who has looked, and brings what is due and was left out. One of these that was put off, by a
   * clock that was wrong, runs now; one that failed waits for its next attempt.
   */
  fill<C extends AnyContract>(contract: C, events: EventOf<C>[]): Promise<void>
  /** Lets a job that was put off run in so many ms. One that is not, or not there, is left as it is. */
  move<C extends AnyContract>(contract: C, event: EventOf<C>, inMs: number): Promise<void>
  run<S extends Stage>(stage: S, handle: Handle<S>, options: RunOptions): Promise<RunningStage>
  depth(stage: string): Promise<Depth>
  /** The job of this stage for this event; null where it has none. */
  find(stage: string, event: unknown): Promise<QueuedJob | null>
  /** The queues of all stages, to be shown; none where they are in memory. */
  board(): Promise<BoardQueue[]>
  /** The stages whose jobs this process takes, and whether it does. */
  consuming(): { stage: string; isRunning: boolean }[]
  /** Resolves when the backend answers; rejects when it does not. */
  ping(): Promise<void>
  close(): Promise<void>
}
