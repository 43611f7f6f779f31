import { check } from 'recheck'

/** `trap`: an input makes it take time with more than its length, as the example does; `unknown`: nothing was found in the time there was. */
export type Verdict = { type: 'safe' } | { type: 'trap'; grade: string; example: string } | { type: 'unknown' }

type Limits = { timeout: number; attackTimeout: number; incubationTimeout: number }

export const QUICK: Limits = { timeout: 2000, attackTimeout: 500, incubationTimeout: 500 }
export const PATIENCE: Limits = { timeout: 6000, attackTimeout: 1000, incubationTimeout: 1000 }

/** By recheck (https://makenowjust-labs.github.io/recheck/): an automaton's ambiguity where it can be built, else fuzzing. */
export async function judge({ source, flags }: { source: string; flags: string }, limits: Limits): Promise<Verdict> {
  // recheck reads what was there before the flag v, which is u but for nested classes.
  const found = await check(source, flags.replace('v', 'u'), limits)
  if (found.status === 'safe') return { type: 'safe' }
  if (found.status === 'unknown') return { type: 'unknown' }
  return { type: 'trap', grade: found.complexity.summary, example: found.attack.pattern }
}
