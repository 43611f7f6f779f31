import { describe, expect, it } from 'vitest'
import { casting } from './cast.ts'
import { sentences } from './grammar.ts'
import { random } from './random.ts'

const make = casting(random(1))
const ada = { ...make.person('Mayor'), first: 'Ada', last: 'Voss', woman: true }
const firm = make.organization('Kestrel Freight Group', 'Kestrel')

describe('sentences', () => {
  it('names in full once and briefly afterwards', () => {
    const say = sentences({ ada, firm })
    expect(say.fill('{ada} left {firm}.', random(1))).toBe('Mayor Ada Voss left Kestrel Freight Group.')
    expect(say.fill('{ada} said {ada.he} missed {firm}.', random(1))).toBe('Voss said she missed Kestrel.')
  })

  it('sets a gloss off with commas, and drops the one before a full stop', () => {
    const baker = { ...ada, title: null, gloss: 'a baker' }
    expect(sentences({ baker }).fill('“So,” said {baker}.', random(1))).toBe('“So,” said Ada Voss, a baker.')
    expect(sentences({ baker }).fill('{baker} wept.', random(1))).toBe('Ada Voss, a baker, wept.')
  })

  it('mends articles and capitals', () => {
    const say = sentences({ count: 8, few: 3, what: 'ice storm' })
    expect(
      say.fill(
        'a {what} came at 4 p.m. and {few} roofs went. {few} stayed, with a {count}-foot gap and a used unit.',
        random(1),
      ),
    ).toBe('An ice storm came at 4 p.m. and three roofs went. Three stayed, with an eight-foot gap and a used unit.')
  })

  it('chooses among nested alternatives, all of them in time', () => {
    const from = random(2)
    const seen = new Set(Array.from({ length: 200 }, () => sentences({}).fill('[A|B[c|d]|E]', from)))
    expect([...seen].toSorted()).toEqual(['A', 'Bc', 'Bd', 'E'])
  })
})
