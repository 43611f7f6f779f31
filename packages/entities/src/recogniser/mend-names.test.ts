import type { MentionType } from '@copydesk/news'
import { describe, expect, it } from 'vitest'
import { readDocument } from './document.ts'
import { mended } from './mend-names.ts'
import { Names } from './names.ts'
import { tokenise } from './tokens.ts'
import { WordReader } from './words.ts'

/** No table knows a word here, and every word passes for ordinary English. */
const names = new Names(new Uint32Array(), new Uint32Array(), new Uint8Array(8).fill(255))

/** What becomes of a stretch of a text that was taken for one name. */
function mendedIn(text: string, taken: string, type: MentionType) {
  const tokens = tokenise(text, new WordReader(names))
  const start = text.indexOf(taken)
  const from = tokens.findIndex((token) => token.end > start)
  const to = tokens.findLastIndex((token) => token.start < start + taken.length) + 1
  return mended(readDocument(tokens, names), [{ from, to, type }]).map(
    (name) => `${name.type}: ${text.slice(tokens[name.from]!.start, tokens[name.to - 1]!.end)}`,
  )
}

describe('a name that what stands beside it or in it explains', () => {
  it.each<[text: string, taken: string, type: MentionType, left: string[]]>([
    ['The 3rd Guards Division left.', 'Guards Division', 'organization', ['organization: 3rd Guards Division']],
    ['It fell to the Orvane Brigades.', 'Orvane Brigades', 'place', ['organization: Orvane Brigades']],
    ['He told Orla Venn, 29, they won.', 'Orla Venn', 'place', ['person: Orla Venn']],
    ['In Orvane Vey, 29 people won.', 'Orvane Vey', 'place', ['place: Orvane Vey']],
    ['The plane left from Gate 22 at night.', 'Gate', 'place', []],
    ['An estimated few met.', 'An', 'place', []],
    ['So says the General Staff of Vey.', 'Staff', 'place', ['organization: General Staff']],
    ['The Joint Chiefs of Staff met.', 'Joint Chiefs', 'organization', ['organization: Joint Chiefs of Staff']],
    ['It met on the 3rd in Orvane.', 'Orvane', 'place', ['place: Orvane']],
  ])('%s', (text, taken, type, left) => {
    expect(mendedIn(text, taken, type)).toEqual(left)
  })
})
