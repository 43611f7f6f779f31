import { expect, it } from 'vitest'
import { within } from './within.ts'

const never = new Promise<number>(() => {})

it('gives what comes in time, and null for what does not', async () => {
  expect(await within(60_000, Promise.resolve(1))).toBe(1)
  expect(await within(1, never)).toBe(null)
})

it('fails as the work does', async () => {
  await expect(within(60_000, Promise.reject(new Error('no')))).rejects.toThrow('no')
})
