import { expect, it } from 'vitest'
import { markText } from './mark-text.ts'

const TEXT = '“We lost 12 boats,” Ana Prieto said.\n\nNobody was hurt.'
const at = (words: string) => ({ start: TEXT.indexOf(words), end: TEXT.indexOf(words) + words.length, text: words })

it('marks what was found, the shorter where one stands in another, and loses no letter', () => {
  const paragraphs = markText(TEXT, {
    mentions: [{ ...at('Ana Prieto'), type: 'person', entity: null }],
    quotes: [{ ...at('“We lost 12 boats,”'), speaker: { ...at('Ana Prieto'), entity: null }, direct: true }],
    figures: [
      {
        ...at('12'),
        value: 12,
        low: 12,
        high: 12,
        unit: null,
        of: 'boats',
        approximate: false,
        attributedTo: null,
        asOf: null,
      },
    ],
  })
  expect(paragraphs[0]?.map(({ kind, text }) => [kind, text])).toEqual([
    ['quote', '“We lost '],
    ['figure', '12'],
    ['quote', ' boats,”'],
    [null, ' '],
    ['person', 'Ana Prieto'],
    [null, ' said.'],
  ])
  expect(paragraphs.map((runs) => runs.map(({ text }) => text).join('')).join('\n\n')).toBe(TEXT)
})
