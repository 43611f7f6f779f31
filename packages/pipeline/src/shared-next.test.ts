import { setImmediate as turn } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { sharedNext } from './shared-next.ts'

it('runs once more for all that ask while it runs, and begins that after they asked', async () => {
  const gates = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  let runs = 0
  const run = sharedNext(async (asked: string) => {
    await gates[runs++]?.promise
    return asked
  })
  const first = run('a')
  await turn()
  const others = ['b', 'c', 'd'].map((asked) => run(asked))
  await turn()
  expect(runs).toBe(1)
  gates[0]?.resolve()
  gates[1]?.resolve()
  expect(await Promise.all([first, ...others])).toEqual(['a', 'b', 'b', 'b'])
  expect(runs).toBe(2)
})

it('goes on after one that failed, of which those are told that shared it', async () => {
  let runs = 0
  const run = sharedNext(async () => {
    runs += 1
    if (runs === 1) throw new Error('down')
    return runs
  })
  await expect(run()).rejects.toThrow('down')
  expect(await run()).toBe(2)
})
