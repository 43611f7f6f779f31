import { lineHash } from '@copydesk/clean'
import { describe, expect, it } from 'vitest'
import { reprintedLines } from './reprinted-lines.ts'

const text = 'Follow us\nThe bridge was shut.\n“We saw it fall,” she said.\nSign up'
const passages = [{ start: 10, end: 57, otherStart: 0, otherEnd: 47 }]

describe('reprintedLines', () => {
  it('gives the short lines inside what two outlets share, to their full stops', () => {
    const [, first, second] = text.split('\n')
    expect(text.slice(10, 57)).toBe('The bridge was shut.\n“We saw it fall,” she said')
    expect(reprintedLines(text, passages)).toEqual([lineHash(first ?? ''), lineHash(second ?? '')])
  })
})
