import { expect, it } from 'vitest'
import { jsonLine, plain } from './plain.ts'

/** The screen cleared, its title set, a link, and the same by C1 controls; text turned round; a tag character. */
const SEQUENCES = ['\u001b[2J', '\u001b]0;owned\u0007', '\u001b]8;;http://evil.example\u001b\\', '\u009b31m', '\u009d0;x\u009c', '\r', '\b', '\u007f', '\u202e', '\u2066', '\u{e0041}'] // prettier-ignore

it.each(SEQUENCES)('leaves nothing of %j to a terminal', (sequence) => {
  const text = `Council ${sequence}votes`
  expect(plain(text)).not.toMatch(/[^\P{C}]/u)
  const line = jsonLine({ title: text })
  expect(line.slice(0, -1)).not.toMatch(/[^\P{C}]/u)
  expect(JSON.parse(line)).toEqual({ title: text })
})

it('keeps letters of all kinds, and ends of lines', () => {
  expect(plain('été\n\tКиїв 東京 🙂')).toBe('été\n\tКиїв 東京 🙂')
})
