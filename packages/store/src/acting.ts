import { AsyncLocalStorage } from 'node:async_hooks'

/** For whom something is done, and from where they asked: what the audit keeps of a change. */
export type Actor = { who: string; address: string | null }

const acting = new AsyncLocalStorage<Actor>()

/** Does some work for somebody: whatever it changes in the store is theirs in the audit. */
export const actingFor = <T>(actor: Actor, work: () => T): T => acting.run(actor, work)

/** For whom the work that runs now is done; undefined where it is the line's own. */
export const actor = (): Actor | undefined => acting.getStore()
