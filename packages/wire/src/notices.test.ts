import { describe, expect, it } from 'vitest'
import { readWireMarks } from './wire.ts'

const BODY = 'The ferry left the harbour at dawn with two hundred people on board, the port captain said on Tuesday.'
const read = (text: string) => readWireMarks({ text, byline: [], title: null })

describe('notices', () => {
  it.each<[string, string, number | null]>([
    ['AP-Ferry Leaves, 1st Ld-Writethru', 'writethru', 1],
    ['3rd Ld', 'writethru', 3],
    ['UPDATE 2-Ferry leaves harbour', 'update', 2],
    ['(Update 1)', 'update', 1],
    ['(Recasts with captain, adds quotes)', 'recast', null],
    ['RECASTS WITH CAPTAIN', 'recast', null],
    ['(Corrects spelling of name in paragraph 3)', 'correction', null],
    ['Correction: July 3, 2024', 'correction', null],
    ['An earlier version of this story misstated the age of the captain.', 'correction', null],
    ['Korrektur: Der Kapitän ist 50 Jahre alt.', 'correction', null],
    ['MANDATORY KILL', 'kill', null],
    ['EDITORS: Kill the story on the ferry.', 'kill', null],
    ['KILL: Ferry leaves', 'kill', null],
    ['The Associated Press has withdrawn its story about the ferry.', 'kill', null],
    ['(This Feb. 5 story has been corrected to fix the age of the captain)', 'correction', null],
    ['Fe de errores: el capitán tiene 50 años.', 'correction', null],
    ['REFILE-Ferry leaves harbour', 'correction', null],
    ['ROUNDUP 2: Ferry leaves harbour', 'update', 2],
    ['Eds: Updates with captain.', 'recast', null],
    ['The story has been withdrawn. A replacement will follow.', 'kill', null],
  ])('%s', (line, kind, number) => {
    const text = `A ferry leaves\n\n${line}\n\n${BODY}`
    const { notices } = read(text)
    expect(notices).toMatchObject([{ kind, number, text: line }])
    expect(text.slice(notices[0]!.start, notices[0]!.end)).toBe(line)
  })

  it('are read from the title', () => {
    const { notices } = readWireMarks({ text: BODY, byline: [], title: 'UPDATE 3-Ferry leaves' })
    expect(notices).toMatchObject([{ kind: 'update', number: 3, start: 0, end: 0 }])
  })

  it('tell nothing of a text that reports at length that an agency withdrew a story', () => {
    const line = 'Reuters has withdrawn its story about the ferry.'
    expect(read(`A ferry leaves\n\n${line}\n\n${`${BODY}\n\n`.repeat(20)}`).notices).toEqual([])
  })

  it.each([
    'Updates will follow as the ferry sails.',
    'Adds the captain: it was cold.',
    'Corrections officers left the ferry.',
  ])('are not seen in: %s', (line) => {
    expect(read(`A ferry leaves\n\n${line}\n\n${BODY}`).notices).toEqual([])
  })
})
