import { describe, expect, it } from 'vitest'
import { machineTime } from './machine-time.ts'
import { isoOf } from './stated-time.ts'

describe('machineTime', () => {
  it.each([
    ['with a zone', '2024-02-05T18:30:00+01:00', '2024-02-05T18:30:00+01:00'],
    ['in UTC with a fraction', '2024-02-05T18:30:00.123Z', '2024-02-05T18:30:00Z'],
    ['with a zone without a colon', '2024-02-05T18:30:00-0500', '2024-02-05T18:30:00-05:00'],
    ['with a space, without seconds', '2024-02-05 18:30 +0000', '2024-02-05T18:30+00:00'],
    ['as a date', '2024-02-05', '2024-02-05'],
    ['without a zone: the clock time is not sure', '2024-02-05T18:30:00', '2024-02-05'],
    ['as RFC 2822', 'Mon, 05 Feb 2024 18:30:00 GMT', '2024-02-05T18:30:00+00:00'],
    ['in English', 'February 5, 2024', '2024-02-05'],
    ['in seconds', '1707157800', '2024-02-05T18:30:00Z'],
  ])('reads a time %s', (_, given, iso) => {
    expect(isoOf(machineTime(given)!)).toBe(iso)
  })

  it.each([
    '2024-02-31',
    '0000-00-00T00:00:00Z',
    '1969-12-31',
    '2024-02-05T25:00:00Z',
    'yesterday',
    '05/02/2024',
    'Foo 5, 2024',
    '',
  ])('gives nothing for %s', (given) => {
    expect(machineTime(given)).toBeNull()
  })
})
