import { setTimeout as wait } from 'node:timers/promises'
import type { ChaosLine, QueuesOn } from './chaos-line.ts'
import type { ChaosServers } from './chaos-servers.ts'

/** What a fault is done to, and with. `chance`: seeded. `quick`: whether what takes long is to be short. `consumers`: for the fault of that name. */
export type Struck = {
  line: ChaosLine
  servers: ChaosServers
  chance: () => number
  quick: boolean
  consumers: ConsumersAsked
}

/** How often a process is killed, and how many consumers of each kind follow meanwhile. */
export type ConsumersAsked = { kills: number; consumers: number }

/** Done while the line works; resolves when it is over and nothing of it stays. Gives what is to be shown of it. */
type Strike = (struck: Struck) => Promise<string>

export type Fault = {
  name: string
  what: string
  /** How much news its turn brings, where it is not to be as much as all others'. */
  articles?: number
  /** Over how many ms its feeds are polled while the fault is done, where the news is not to be well under way before. */
  comesOverMs?(asked: Pick<Struck, 'quick' | 'consumers'>): number
  /** Why it cannot be done here; null where it can. */
  impossible?(struck: Pick<Struck, 'line' | 'servers'>): string | null | Promise<string | null>
} & (
  | { strike: Strike }
  /** Makes ready what has to be there before the news of its turn comes, and gives what is done then. */
  | { prepare(struck: Struck): Promise<() => Promise<string>> }
)

/**
 * What is done to a line of its own, beside a source of its own. `minutes`: for how long, where it was said. Gives what is to be shown,
 * how many pages came, and what is broken.
 */
export type Trial = {
  name: string
  what: string
  stand(given: {
    servers: ChaosServers
    quick: boolean
    queuesOn: QueuesOn
    minutes?: number
  }): Promise<{ note: string; pages: number; broken: string[] }>
}

/** A moment of up to so many milliseconds. */
export const aMoment = (chance: () => number, mostMs: number) => wait(Math.floor(chance() * mostMs))
