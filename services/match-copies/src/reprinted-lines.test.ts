import { lineHash } from '@copydesk/clean'
import { ownerOf } from '@copydesk/owners'
import { describe, expect, it } from 'vitest'
import { reprintedLines } from './reprinted-lines.ts'

const text = 'Follow us\nThe bridge was shut.\n“We saw it fall,” she said.\nSign up'
const passages = [{ start: 10, end: 57, otherStart: 0, otherEnd: 47 }]

describe('reprintedLines', () => {
  it('gives the short lines inside what two outlets share, to their full stops', () => {
    const [, first, second] = text.split('\n')
    expect(text.slice(10, 57)).toBe('The bridge was shut.\n“We saw it fall,” she said')
    const found = reprintedLines({ text, outlet: 'a.example' }, { text, outlet: 'b.example' }, { passages })
    expect(found).toEqual(
      [first, second].flatMap((line = '') => [
        { outlet: 'a.example', hash: lineHash(line) },
        { outlet: 'b.example', hash: lineHash(line) },
      ]),
    )
  })

  it('gives none of two pages of one outlet, which share its furniture', () => {
    expect(reprintedLines({ text, outlet: 'a.example' }, { text, outlet: 'a.example' }, { passages })).toEqual([])
  })

  it('gives none of two outlets of one owner, whose sites share it too', () => {
    const [one, two] = ['chicagotribune.com', 'nydailynews.com']
    expect(ownerOf(one)?.name).toBe(ownerOf(two)?.name)
    expect(reprintedLines({ text, outlet: one }, { text, outlet: two }, { passages })).toEqual([])
    expect(reprintedLines({ text, outlet: one }, { text, outlet: 'b.example' }, { passages })).not.toEqual([])
  })
})
