import { describe, expect, it } from 'vitest'
import { encode } from './charset.ts'

describe('encode', () => {
  it('writes windows-1252 that the platform reads back', () => {
    const text = 'Renée said “no” — twice… €5 for Ž'
    expect(new TextDecoder('windows-1252').decode(encode(text, 'windows-1252'))).toBe(text)
  })

  it('puts a question mark for what windows-1252 lacks', () => {
    expect(encode('⚡a', 'windows-1252').toString('latin1')).toBe('?a')
  })
})
