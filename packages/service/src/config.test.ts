import { expect, it } from 'vitest'
import { readConfig, settingNames } from './config.ts'

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

it.each(settingNames)('reads a %s that is empty as one that is not set', (name) => {
  const unset = readConfig()
  expect(unset.type).toBe('config')
  for (const empty of ['', ' ']) expect(readConfig({ [name]: empty })).toEqual(unset)
})

it('knows every password that it is given, wherever that stands', () => {
  const outcome = readConfig({
    DATABASE_URL: 'postgres://copydesk:of%2Fstore@db/copydesk',
    PGPASSWORD: 'a/b#c?d',
    REDIS_URL: 'redis://:of-queue@queue',
  })
  expect(outcome.type === 'config' && outcome.config.secrets.toSorted()).toEqual(
    ['a/b#c?d', 'of%2Fstore', 'of-queue', 'of-queue', 'of/store'].toSorted(),
  )
})
