import { describe, expect, it } from 'vitest'
import { countsAs, knownOwners } from './owners.ts'

const PAGE = { title: null, byline: [], uncredited: [] }
const counted = (origin: string | null, text: string, outlet = 'startribune.com', publisher = 'Star Tribune') =>
  countsAs({ origin: origin === null ? null : { name: origin }, ...PAGE, text, outlet, publisher }, knownOwners)

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

  it('counts the owner of all outlets that carry a text of which one of them is the writer', () => {
    const carried = (uncredited: string[], byline: string[]) =>
      countsAs(
        {
          ...PAGE,
          origin: null,
          text: 'The pool will close.',
          outlet: 'dispatch.com',
          publisher: 'Dispatch',
          byline,
          uncredited,
        },
        knownOwners,
      ).source
    const sisters = ['cincinnati.com', 'dispatch.com']
    expect(carried(sisters, ['Ann Lind'])).toMatchObject({ name: 'Gannett', why: { kind: 'owner', outlets: sisters } })
    expect(carried(sisters, [])).toBeNull()
    expect(carried(['dispatch.com'], ['Ann Lind'])).toBeNull()
    expect(carried([...sisters, 'miamiherald.com'], ['Ann Lind'])).toBeNull()
    expect(carried([...sisters, 'unlisted.example'], ['Ann Lind'])).toBeNull()
  })
})
