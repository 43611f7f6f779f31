import { expect, it } from 'vitest'
import { isAskedFor } from './events.ts'

it.each<[string, boolean]>([
  ['copydesk.story.new', true],
  ['copydesk.story.*', true],
  ['*', true],
  ['*.new', true],
  ['copydesk.*.new', true],
  ['c*desk*new', true],
  ['copydesk.story', false],
  ['copydesk.article.*', false],
  ['*.newer', false],
  ['copydesk.story.n*new', false],
  ['', false],
])('%s asks for copydesk.story.new: %s', (glob, isAsked) =>
  expect(isAskedFor('copydesk.story.new', [glob])).toBe(isAsked),
)

it('is one pass, whatever is asked', () => {
  expect(isAskedFor('a'.repeat(5000), [`${'*a'.repeat(2000)}*b`])).toBe(false)
})
