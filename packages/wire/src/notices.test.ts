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
    ['This article was amended on 25 November 2025 to correct the name of the ferry.', 'correction', null],
    ['This article was amended on 25 November 2025. An earlier version said the ferry sank.', 'correction', null],
    ['Correction 25 November: the ferry left on Tuesday.', 'correction', null],
    ['A correction was made on Nov. 25, 2025: the ferry left on Tuesday.', 'correction', null],
    ['An earlier version of this article said the ferry had left on Monday.', 'correction', null],
    ['This story was updated to correct the day.', 'correction', null],
    ['In einer früheren Version dieses Artikels hieß es, die Fähre sei am Montag gefahren.', 'correction', null],
    ['Anmerkung: In einer früheren Fassung stand, die Fähre sei am Montag gefahren.', 'correction', null],
    ['Wir haben den Text korrigiert.', 'correction', null],
    ['Cet article a été corrigé le 25 novembre.', 'correction', null],
    ['Une version précédente de cet article indiquait que le ferry était parti lundi.', 'correction', null],
    ['Una versión anterior de este artículo decía que el ferry salió el lunes.', 'correction', null],
    ['Il presente articolo è stato corretto.', 'correction', null],
    ['【訂正】フェリーは火曜日に出た。', 'correction', null],
    ['更正：渡轮于周二离港。', 'correction', null],
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
    'Correction officers searched 25 cells on the ferry.',
    'An earlier version of this story was published on Monday.',
    'This article was amended on 25 November 2025 to add a quote.',
    'In einer früheren Version des Spiels stand die Fähre links.',
  ])('are not seen in: %s', (line) => {
    expect(read(`A ferry leaves\n\n${line}\n\n${BODY}`).notices).toEqual([])
  })
})
