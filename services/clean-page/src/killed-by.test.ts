import { readWireMarks } from '@copydesk/wire'
import { expect, it } from 'vitest'
import { killedBy } from './killed-by.ts'

const earlier = 'The council said on Monday that the whole bridge had cost nine million crowns. '.repeat(12)
const killed = (text: string, title: string | null = null) =>
  killedBy({ text, notices: readWireMarks({ text, title, byline: [] }).notices }, earlier)

it.each([
  'This story has been withdrawn because it could not be confirmed.',
  'EDITORS: A kill notice.\nThe story about the bridge is wrong. A kill is mandatory.',
  'ATTENTION: MANDATORY KILL. Do not use the story slugged BRIDGE.',
])('takes a notice in place of the text for a kill: %s', (text) => {
  expect(killed(text)).not.toBeNull()
})

it('takes a title that says so for one', () => {
  expect(
    killed('We regret the error. The text that stood here was wrong.', 'Retracted: bridge costs nine million'),
  ).not.toBeNull()
})

it.each([
  ['the text with a note over it', `This story has been withdrawn by others.\n${earlier}`],
  ['a text that became short', 'The bridge has cost nine million crowns, the council said.'],
])('leaves %s alone', (_, text) => {
  expect(killed(text)).toBeNull()
})
