import { expect, it } from 'vitest'
import { tellStep } from './tell-step.ts'

const fetched = (detail: object) =>
  tellStep(
    { stage: 'fetch-page', outcome: '200', detail: { rawHash: 'abc', round: 1, ...detail } },
    new Map([['abc', 2000]]),
  )

it('leads to the bytes of a page while they are kept, and says why they are not', () => {
  expect(fetched({})).toEqual({ says: 'answered 200, 2.0 kB, in round 1', to: '/views/raw/abc', isBad: false })
  expect(fetched({ dropped: 'the bytes were dropped on 2026-03-10' })).toEqual({
    says: 'answered 200, 2.0 kB, in round 1; the bytes were dropped on 2026-03-10',
    to: null,
    isBad: false,
  })
})
