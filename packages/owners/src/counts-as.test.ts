import { describe, expect, it } from 'vitest'
import { countsAs, knownOwners } from './owners.ts'

const counted = (origin: string | null, text: string, outlet = 'startribune.com', publisher = 'Star Tribune') =>
  countsAs({ origin: origin === null ? null : { name: origin }, text, outlet, publisher }, knownOwners)

const TOLD_REUTERS =
  'WASHINGTON, March 3 (Reuters) - The company plans to cut a tenth of its staff, two people familiar with the matter told Reuters.\n' +
  'A company spokesperson declined to comment.'

describe('countsAs', () => {
  it('counts an agency’s text as the agency’s, whoever runs it', () => {
    expect(counted('Reuters', TOLD_REUTERS)).toMatchObject({ source: { name: 'Reuters' }, cites: null })
  })

  it('does not count who only passes on what another found out', () => {
    const text = 'The company plans to cut a tenth of its staff, Reuters reported on Tuesday.'
    expect(counted('Star Tribune', text)).toEqual({ source: null, cites: { source: 'Reuters', evidence: text } })
    expect(counted(null, text).cites?.source).toBe('Reuters')
  })

  it('does not count whose origin nobody knows', () => {
    expect(counted(null, 'The company plans to cut a tenth of its staff.')).toEqual({ source: null, cites: null })
  })
})
