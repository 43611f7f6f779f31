/** With less room than this, nothing is brought in that can wait. */
export const SPARE = 0.5

/**
 * How much of what could be brought in may be: all of it while no queue is half full, nothing once one holds its bound, in
 * proportion between. `waiting`: jobs that wait, by queue.
 */
export function roomLeft(waiting: readonly number[], bound: number): number {
  const free = 1 - Math.max(0, ...waiting) / bound
  return Math.min(1, Math.max(0, free / SPARE))
}
