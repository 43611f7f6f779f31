/**
 * Preloaded into a process: its clock is wrong by as much as its parent told it last. Only `Date` is: what counts time by itself, timers
 * and `performance`, goes on, as on a machine whose clock is set.
 */
const RightDate = Date
let wrongBy = 0

const now = () => RightDate.now() + wrongBy

// Whoever extends it, BullMQ and pg among them, has the same clock.
globalThis.Date = new Proxy(RightDate, {
  construct: (target, given, newTarget) =>
    Reflect.construct(target, given.length === 0 ? [now()] : given, newTarget) as Date,
  apply: () => new RightDate(now()).toString(),
  get: (target, name, receiver) => (name === 'now' ? now : (Reflect.get(target, name, receiver) as unknown)),
})

process.on('message', ({ wrongByMs }: ClockSet) => (wrongBy = wrongByMs))
// To be told does not keep it running.
process.channel?.unref()

export type ClockSet = { wrongByMs: number }
