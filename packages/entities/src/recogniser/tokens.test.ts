import { describe, expect, it } from 'vitest'
import { Names } from './names.ts'
import { tokenise } from './tokens.ts'
import { WordReader } from './words.ts'

const words = new WordReader(new Names(new Uint32Array(), new Uint32Array(), new Uint8Array(8)))
const tokens = (text: string) => tokenise(text, words)
const texts = (text: string) => tokens(text).map(({ start, end }) => text.slice(start, end))

describe('tokens', () => {
  it('keeps full stops that are part of a word, and no others', () => {
    expect(texts('Acme Inc. of the U.S. met J. Venn.')).toEqual([
      'Acme',
      'Inc.',
      'of',
      'the',
      'U.S.',
      'met',
      'J.',
      'Venn',
      '.',
    ])
  })

  it('reads a possessive ending that stands apart, as corpora have it, like one that does not', () => {
    expect(texts("Moody 's said ' so' . ’S")).toEqual(['Moody', "'s", 'said', "'", 'so', "'", '.', '’S'])
  })

  it('cuts where a name ends inside a word', () => {
    expect(texts('Kyiv’s Moscow-backed ex-President al-Assad')).toEqual([
      'Kyiv',
      '’s',
      'Moscow',
      '-',
      'backed',
      'ex',
      '-',
      'President',
      'al-Assad',
    ])
  })

  it('keeps numbers, scores and dates whole', () => {
    expect(texts('won 7-6 (12,500 at 3.5) on 1996-08-30')).toEqual([
      'won',
      '7-6',
      '(',
      '12,500',
      'at',
      '3.5',
      ')',
      'on',
      '1996-08-30',
    ])
  })

  it('tells what opens a sentence, a line or a quotation', () => {
    const opening = tokens('Rain fell. “Go,” she said.\nThen Dr. Venn left.').filter(({ opens }) => opens)
    expect(opening.map(({ word }) => word.text)).toEqual(['Rain', '“', 'Go', 'Then'])
  })
})
