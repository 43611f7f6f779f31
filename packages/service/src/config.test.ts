import { expect, it } from 'vitest'
import { readConfig } from './config.ts'

const DAY_MS = 86_400_000

const keepRaw = (days?: string) => {
  const outcome = readConfig(days === undefined ? {} : { COPYDESK_KEEP_RAW_DAYS: days })
  return outcome.type === 'config' ? outcome.config.keepRawMs : outcome.reason
}

it('keeps bytes for good unless it is told for how many days, of which one is the least', () => {
  expect([keepRaw(), keepRaw(''), keepRaw('30')]).toEqual([null, null, 30 * DAY_MS])
  for (const days of ['0', '0.5', '-3', 'forever'])
    expect(keepRaw(days)).toMatch(new RegExp(`^COPYDESK_KEEP_RAW_DAYS=${days} cannot be used: [^\n]*days`))
})
