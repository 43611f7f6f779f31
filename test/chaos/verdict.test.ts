import { describe, expect, it } from 'vitest'
import { linesOf, sumOf, type Verdict } from './verdict.ts'

const verdict = (given: Partial<Verdict>): Verdict => ({
  name: 'disk-full',
  what: 'the disk is full',
  note: 'for 5 s',
  impossible: null,
  pages: 12,
  seconds: 3.4,
  broken: [],
  ...given,
})
const NO_MOUNT = 'no file system may be mounted here'

describe('a fault that cannot be done here', () => {
  it('is named so, and does not count as held', () => {
    const undone = verdict({ impossible: NO_MOUNT, note: '' })
    expect(linesOf(undone)).toEqual([
      `not done here  disk-full                12     3 s  the disk is full (${NO_MOUNT})`,
    ])
    expect(sumOf([verdict({}), undone, undone])).toBe('1 of 1 held, 2 not done here')
  })

  it('does not hide what breaks in its turn', () => {
    const broken = verdict({ impossible: NO_MOUNT, broken: ['an entry is lost'] })
    expect(linesOf(broken)[0]).toMatch(/^BROKEN /)
    expect(sumOf([verdict({}), broken])).toBe('1 of 2 held')
  })
})

it('shows the first of what a fault broke, and how much more there is', () => {
  const broken = Array.from({ length: 15 }, (_, at) => `page ${at} `.repeat(100))
  const lines = linesOf(verdict({ broken }))
  expect(lines[0]).toMatch(/^BROKEN .* \(for 5 s\)$/)
  expect(lines).toHaveLength(14)
  expect(lines.at(-1)?.trim()).toBe('and 3 more')
  expect(Math.max(...lines.slice(1).map(({ length }) => length))).toBeLessThan(320)
})
