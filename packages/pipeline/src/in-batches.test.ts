import { describe, expect, it } from 'vitest'
import { inBatches } from './in-batches.ts'

/** Answers with what was asked, and keeps the batches; a batch with one of `bad` in it fails. */
function asker(most: number, bad: number[] = [], isNobodys = () => false) {
  const batches: number[][] = []
  const ask = inBatches(
    async (questions: number[]) => {
      batches.push(questions)
      await Promise.resolve()
      if (questions.some((question) => bad.includes(question))) throw new Error(`bad: ${questions.join(' ')}`)
      return questions.map((question) => question * 10)
    },
    { most, isNobodys },
  )
  return { ask, batches }
}

describe('inBatches', () => {
  it('asks together what is asked at once, as many as may be, in order', async () => {
    const { ask, batches } = asker(3)
    expect(await Promise.all([1, 2, 3, 4].map(ask))).toEqual([10, 20, 30, 40])
    expect(batches).toEqual([[1, 2, 3], [4]])
  })

  it('asks what comes meanwhile in the next, and goes on after it was idle', async () => {
    const { ask, batches } = asker(10)
    const first = ask(1)
    const later = first.then(() => Promise.all([ask(2), ask(3)]))
    expect(await later).toEqual([20, 30])
    expect(await ask(4)).toBe(40)
    expect(batches).toEqual([[1], [2, 3], [4]])
  })

  it('lets one that fails fail alone', async () => {
    const { ask } = asker(10, [2])
    const settled = await Promise.allSettled([1, 2, 3].map(ask))
    expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect(settled[1]).toMatchObject({ reason: new Error('bad: 2') })
  })

  it('fails all at once where it is nobody’s fault', async () => {
    const { ask, batches } = asker(10, [2], () => true)
    const settled = await Promise.allSettled([1, 2, 3].map(ask))
    expect(settled.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected'])
    expect(batches).toHaveLength(1)
  })
})
