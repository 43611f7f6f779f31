import { expect, it } from 'vitest'
import { daysNamed, numbersIn, quotedIn } from './facts.ts'
import { likeness, partsOf } from './likeness.ts'
import { termsOf } from './terms.ts'
import { storyVector } from './vector.ts'

it('reads days of the week in several languages, the first the weightiest', () => {
  const days = daysNamed(
    termsOf('Police said on Tuesday that the man, last seen on Sunday, was held. Tuesday’s search ended.'),
  )
  expect([...days.keys()]).toEqual(['1', '6'])
  expect(days.get('1')).toBeGreaterThan(days.get('6') as number)
  for (const text of ['le mardi', 'el martes', 'am Dienstag', 'op dinsdag', 'di martedì'])
    expect([text, ...daysNamed(termsOf(text)).keys()]).toEqual([text, '1'])
})

it('reads numbers as they stand, but for years and single digits', () => {
  expect([...numbersIn(['6.4-magnitude, 1,838 people, 5 of 12, 7.', 'in 2019']).keys()]).toEqual(['6.4', '1838', '12'])
})

const alike = (a: string, b: string) => {
  const [one, other] = [a, b].map((text) => partsOf(storyVector({ title: null, text, mentions: [] })))
  return one && other ? likeness(one, other) : 0
}
const told = (day: string, people: string) =>
  `Police in Halvar held ${people} people on ${day} after a march to the harbour turned violent, Chief Ana Soler said.`

it('takes another day or other numbers for another happening to the same people', () => {
  const same = alike(told('Tuesday', '48'), told('Tuesday', '48'))
  expect(alike(told('Tuesday', '48'), told('Friday', '48'))).toBeLessThan(0.7 * same)
  expect(alike(told('Tuesday', '48'), told('Tuesday', '71'))).toBeLessThan(0.85 * same)
})

it('takes a day or number that only one of them gives for nothing', () => {
  expect(alike(told('Tuesday', '48'), told('the quay', '48'))).toBeGreaterThan(0.7)
})

it('takes the same words of somebody for one happening, and other words for nothing', () => {
  const saying = (opening: string, quoted: string) => `${opening} in Halvar. “${quoted},” said Chief Ana Soler.`
  const [shared, other] = [
    'We had asked for more boats since the spring',
    'Nobody in this house will sleep tonight, I fear',
  ]
  const alikeBy = (quoted: string) =>
    partsOf(storyVector({ title: null, text: saying('The harbour burned', quoted), mentions: [] }))
  const one = partsOf(storyVector({ title: null, text: saying('Flames took nine ships', shared), mentions: [] }))
  const without = { ...one, quotes: new Map() }
  expect(likeness(one, alikeBy(shared))).toBeGreaterThan(1.2 * likeness(without, alikeBy(shared)))
  expect(likeness(one, alikeBy(other))).toBeCloseTo(likeness(without, alikeBy(other)), 12)
})

it('reads what is quoted as every five words together', () => {
  expect([...quotedIn('She said “we had asked for six more boats” and “no”.').keys()]).toHaveLength(3)
  expect(quotedIn('“'.repeat(100_000)).size).toBe(0)
})
