import { expect, it } from 'vitest'
import { faults } from '../chaos/faults.ts'
import { runChaos } from '../chaos/run-chaos.ts'

/** A minute of what `npm run chaos` does in a quarter of an hour, and there within tighter limits. */
const SHORT = ['kill-match-copies', 'redis-emptied', 'sigterm', 'clocks']

it(
  'holds the same news whatever is killed, emptied and stopped, and whatever its clocks show',
  { timeout: 900_000 },
  async () => {
    const chosen = faults.filter(({ name }) => SHORT.includes(name))
    expect(chosen).toHaveLength(SHORT.length)
    const verdicts = await runChaos(chosen, { seed: 5, quick: true })
    expect(verdicts.map(({ name, broken }) => ({ name, broken }))).toEqual(
      chosen.map(({ name }) => ({ name, broken: [] })),
    )
  },
)
