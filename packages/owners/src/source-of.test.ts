import { outletOfHost } from '@copydesk/wire'
import { describe, expect, it } from 'vitest'
import { knownOwners, sourceOf } from './owners.ts'

const at = (outlet: string, publisher = outlet) => ({ outlet, publisher })
const named = (origin: string, outlet: string, publisher = outlet) => sourceOf(origin, at(outlet, publisher)).name

describe('sourceOf', () => {
  it('gives one source for all outlets of an owner', () => {
    const others = [...knownOwners].filter(([host, owner]) => named(outletOfHost(host), host) !== owner.name)
    expect(others).toEqual([])
  })

  it('tells by what it knows a source', () => {
    expect(sourceOf('USA Today', at('usatoday.com'))).toEqual({
      name: 'Gannett',
      initials: null,
      why: { kind: 'owner', source: 'Wikipedia: List of assets owned by Gannett' },
    })
    expect(sourceOf('AP', at('usatoday.com')).why).toEqual({ kind: 'agency', source: null })
    expect(sourceOf('Harbour Times', at('harbourtimes.example')).why).toEqual({ kind: 'owner not known', source: null })
  })

  it('takes a newspaper that sells its text for its owner’s', () => {
    expect(named('Wall Street Journal', 'wsj.com')).toBe(named('nypost.com', 'nypost.com', 'New York Post'))
    expect(named('New York Times', 'seattletimes.com')).toBe('The New York Times Company')
  })

  it('does not give an origin the owner of who carries its text', () => {
    expect(named('Miami Herald', 'yahoo.com', 'Yahoo News')).toBe('McClatchy')
    expect(named('Miami Herald', 'miamiherald.com')).toBe('McClatchy')
    expect(named('Miami Herald', 'msn.com', 'MSN')).not.toBe(named('Financial Times', 'msn.com', 'MSN'))
    expect(named('Meridian News Agency', 'usatoday.com', 'USA Today')).toBe('Meridian News Agency')
    expect(named('Quayside Courier', 'msn.com', 'MSN')).toBe('Quayside Courier')
  })

  it('knows an outlet from others of its name by its host', () => {
    expect(named('ABC News', 'abc.net.au', 'ABC News')).toBe('Australian Broadcasting Corporation')
    expect(named('The Independent', 'independent.ie')).toBe('Mediahuis')
    expect(named('The Independent', 'msn.com', 'MSN')).toBe('Independent')
  })

  it('has one name for an outlet however its pages call it', () => {
    const names = [
      named('heraldonline.example', 'heraldonline.example', 'The Herald'),
      named('The Herald', 'heraldonline.example', 'The Herald'),
      named('Herald Online', 'heraldonline.example', 'The Herald'),
    ]
    expect(new Set(names)).toEqual(new Set(['heraldonline.example']))
  })

  it('keeps the initials that an agency nobody lists may be called by', () => {
    expect(sourceOf('Meridian News Agency', at('a.example')).initials).toBe('MNA')
    expect(sourceOf('Atlantic Post', at('a.example')).initials).toBeNull()
    expect(sourceOf('Associated Press', at('a.example')).initials).toBeNull()
  })
})
