import { describe, expect, it } from 'vitest'
import type { MentionType } from '@copydesk/news'
import { bitOf } from './name-classes.ts'
import { nameHash, Names } from './names.ts'
import { readDocument } from './document.ts'
import { tidied } from './tidy-names.ts'
import { tokenise } from './tokens.ts'
import { WordReader } from './words.ts'

const city = [nameHash('Lisbon')! >>> 0, bitOf('city')] as const
/** Every word passes for ordinary English here. */
const names = new Names(Uint32Array.of(city[0]), Uint32Array.of(city[1]), new Uint8Array(8).fill(255))

/** What is left of a stretch of a text that was taken for one name. */
function tidiedIn(text: string, taken: string, type: MentionType) {
  const tokens = tokenise(text, new WordReader(names))
  const start = text.indexOf(taken)
  const from = tokens.findIndex((token) => token.end > start)
  const to = tokens.findLastIndex((token) => token.start < start + taken.length) + 1
  return tidied(readDocument(tokens, names), [{ from, to, type }]).map(
    (name) => `${name.type}: ${text.slice(tokens[name.from]!.start, tokens[name.to - 1]!.end)}`,
  )
}

describe('a name that took in what is none of it', () => {
  it.each<[text: string, taken: string, type: MentionType, left: string[]]>([
    ['It rose as Orla Venn of Lisbon said.', 'Orla Venn of Lisbon', 'person', ['person: Orla Venn', 'place: Lisbon']],
    ['At Taunton : Lisbon 245', 'Taunton : Lisbon', 'place', ['place: Taunton', 'place: Lisbon']],
    [
      'Now Acme & Vey raised Orvane .',
      'Acme & Vey raised Orvane',
      'organization',
      ['organization: Acme & Vey', 'organization: Orvane'],
    ],
    [
      'The “Deep State” Justice Department',
      'Deep State” Justice Department',
      'organization',
      ['organization: Deep State', 'organization: Justice Department'],
    ],
    ['It met Former Stasi agents', 'Former Stasi', 'organization', ['organization: Stasi']],
    ['It met Chairman Orla Venn', 'Chairman Orla Venn', 'person', ['person: Orla Venn']],
    ['It met Mother Teresa', 'Mother Teresa', 'person', ['person: Mother Teresa']],
    ['In the Grand Hotel Nov. 30', 'Grand Hotel Nov.', 'place', ['place: Grand Hotel']],
    ['On the eve, Dec. 9', 'Dec.', 'organization', []],
    ['Fans will wait for more.', 'Fans', 'person', []],
    ['Venn will wait. So says Venn.', 'Venn', 'person', ['person: Venn']],
  ])('%s', (text, taken, type, left) => {
    expect(tidiedIn(text, taken, type)).toEqual(left)
  })

  it.each<[string, MentionType]>([
    ['Ministry of Trade and Industry', 'organization'],
    ['Ludwig van der Berg', 'person'],
    ["Children 's Defense Fund", 'organization'],
    ['Johnny "Red" Venn', 'person'],
    ['Stoke upon Vey', 'place'],
  ])('%s stays whole', (name, type) => {
    expect(tidiedIn(`He knows ${name} well.`, name, type)).toEqual([`${type}: ${name}`])
  })
})
