import { afterEach, describe, expect, it, vi } from 'vitest'
import { heldFor } from './held-for.ts'

afterEach(() => void vi.useRealTimers())

describe('a reading that is shared', () => {
  it('is made once for all who ask while it is under way, and while it is fresh', async () => {
    let made = 0
    const read = heldFor(60_000, async () => (made += 1))
    expect(await Promise.all([read(), read(), read()])).toEqual([1, 1, 1])
    expect(await read()).toBe(1)
  })

  it('is made again when it is old', async () => {
    let made = 0
    const read = heldFor(0, async () => (made += 1))
    await read()
    // A reading that took no time is old at once: half a millisecond at most.
    while ((await read()) === 1);
    expect(made).toBeGreaterThan(1)
  })

  it('is not kept for long because it took long, as it does in an outage', async () => {
    vi.useFakeTimers({ toFake: ['performance'] })
    let made = 0
    const read = heldFor(0, async () => {
      vi.advanceTimersByTime(600_000)
      return (made += 1)
    })
    await read()
    vi.advanceTimersByTime(14_000)
    expect(await read()).toBe(1)
    vi.advanceTimersByTime(2000)
    // Who asks first after that has it made.
    await read()
    expect(await read()).toBe(2)
  })

  it('is the last one while the next is made, for as long as that may take', async () => {
    vi.useFakeTimers({ toFake: ['performance'] })
    let made = 0
    let end = () => {}
    const read = heldFor(0, async () => {
      made += 1
      if (made === 1) vi.advanceTimersByTime(6000)
      else await new Promise<void>((resolve) => (end = resolve))
      return made
    })
    await read()
    vi.advanceTimersByTime(15_001)
    expect(await read()).toBe(1)
    vi.advanceTimersByTime(11_000)
    expect(await read()).toBe(1)
    expect(made).toBe(2)
    vi.advanceTimersByTime(1000)
    const waited = read()
    end()
    expect(await waited).toBe(2)
  })

  it('is heard to have failed by who asks next, though others had the one before', async () => {
    vi.useFakeTimers({ toFake: ['performance'] })
    let made = 0
    const read = heldFor(0, async () => {
      made += 1
      vi.advanceTimersByTime(1000)
      if (made > 1) throw new Error('not now')
      return made
    })
    await read()
    vi.advanceTimersByTime(15_001)
    expect(await read().catch(() => null)).toBe(1)
    await Promise.resolve()
    await expect(read()).rejects.toThrow('not now')
  })

  it('is not kept when it failed', async () => {
    let made = 0
    const read = heldFor(60_000, async () => {
      made += 1
      if (made === 1) throw new Error('not now')
      return made
    })
    await expect(read()).rejects.toThrow('not now')
    expect(await read()).toBe(2)
  })
})
