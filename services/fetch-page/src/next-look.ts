/**
 * When a page read now is looked at again: at the first of these ages (ms since it was found) that is still to come.
 * Null once it is older than all of them.
 */
export function nextLook(foundAt: Date, now: Date, ages: number[]): Date | null {
  const age = now.getTime() - foundAt.getTime()
  const next = ages.find((one) => one > age)
  return next === undefined ? null : new Date(foundAt.getTime() + next)
}
