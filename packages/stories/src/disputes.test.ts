import { describe, expect, it } from 'vitest'
import { disputesAcross } from './disputes.ts'

const told = (texts: Record<string, string>) =>
  Object.entries(texts).map(([origin, text]) => ({
    id: origin,
    origin: origin.startsWith('unknown') ? null : (origin.split(' ')[0] ?? null),
    url: `https://${origin}.example/`,
    text,
  }))

const SAID = 'Government forces fired on the convoy near Halvar on Sunday, aid workers said.'
const DENIED = 'The army denied that its forces fired on the convoy near Halvar on Sunday.'
const NEGATED = 'Government forces did not fire on the convoy near Halvar, a general told state television.'

describe('disputesAcross', () => {
  it.each([
    ['a verb of denial', SAID, DENIED],
    ['a negation', SAID, NEGATED],
    [
      'a short form',
      'The minister resigned over the ferry contract, his office said on Monday.',
      'The minister hasn’t resigned over the ferry contract, his office said.',
    ],
  ])('finds what one origin says and another denies: %s', (_, said, denied) => {
    const [dispute, ...rest] = disputesAcross(told({ north: `Rain fell.\n${said}`, south: denied }))
    expect(dispute).toMatchObject({
      said: { origin: 'north', sentence: said },
      denied: { origin: 'south', sentence: denied },
    })
    expect(rest).toEqual([])
  })

  it('finds it among hundreds of articles of the same words', () => {
    const others = Array.from({ length: 300 }, (_, n): [string, string] => [
      `other${n}`,
      `The convoy near Halvar was to carry grain, a driver of lorry ${n} said on Sunday.`,
    ])
    const disputes = disputesAcross(told({ ...Object.fromEntries(others), north: SAID, south: DENIED }))
    expect(disputes.map(({ said, denied }) => [said.origin, denied.origin])).toEqual([['north', 'south']])
  })

  it('finds it whichever comes first', () => {
    expect(disputesAcross(told({ north: NEGATED, south: SAID }))).toHaveLength(1)
  })

  it.each([
    ['one origin told twice', told({ 'north 1': SAID, 'north 2': DENIED })],
    ['an unknown origin', told({ north: SAID, unknown: DENIED })],
    ['an article with both sides', told({ north: `${SAID} ${DENIED}`, south: DENIED })],
    ['a denial that tells what is denied', told({ north: SAID, south: `${SAID} ${NEGATED}` })],
    ['a denial by both', told({ north: DENIED, south: NEGATED })],
    [
      'another matter of the same people',
      told({ north: SAID, south: 'The army denied that its general near Halvar had taken bribes on Sunday.' }),
    ],
    [
      'a negation of something else',
      told({
        north: SAID,
        south: 'Government forces fired on the convoy near Halvar but did not give reasons on Sunday.',
      }),
    ],
    [
      'a negation that affirms',
      told({
        north: 'The Halvar ferry guild has carried grain across the strait since 1772.',
        south: 'Not since 1772 has the Halvar ferry guild carried grain across the strait so fast.',
      }),
    ],
    [
      'what is only imagined away',
      told({
        north: 'A price war alone drained the Halvar carmaker of its profit, the finance director said.',
        south: 'Were it not for a price war, said the finance director, the Halvar carmaker had made a profit.',
      }),
    ],
    [
      'a question',
      told({ north: SAID, south: 'Why would government forces not fire on the convoy near Halvar on Sunday?' }),
    ],
  ])('finds nothing in %s', (_, articles) => {
    expect(disputesAcross(articles)).toEqual([])
  })
})
