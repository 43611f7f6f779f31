import { describe, expect, it } from 'vitest'
import type { MarkupLine } from '../markup-text.ts'
import { trimLines } from './trim-lines.ts'

const paragraph = (text: string): MarkupLine => ({ text, linked: 0, heading: false })
const link = (text: string): MarkupLine => ({ text, linked: 1, heading: false })
const heading = (text: string): MarkupLine => ({ text, linked: 0, heading: true })

const body = [
  paragraph('The council voted on Monday to close the old swing bridge to lorries.'),
  paragraph('Divers will look at its piers in March, the county said in a letter.'),
]

describe('trimLines', () => {
  it('takes out links to other articles with the label above them, and says why', () => {
    const { text, removed } = trimLines([body[0]!, paragraph('Related:'), link('Port strike ends'), body[1]!])
    expect(text.split('\n')).toEqual(body.map((line) => line.text))
    expect(removed).toContainEqual({ reason: 'a line that is only a link', text: 'Port strike ends' })
    expect(removed).toContainEqual({ reason: 'a heading with nothing under it', text: 'Related:' })
  })

  it('keeps headings that have text under them, and drops those at the end', () => {
    const { text } = trimLines([heading('What happened'), ...body, heading('More from us'), heading('Explore')])
    expect(text.split('\n')).toEqual(['What happened', ...body.map((line) => line.text)])
  })

  it('keeps a text that is made of links', () => {
    const list = ['First hall, Mill Road', 'Second hall, Port Street', 'Third hall, Main Square'].map(link)
    expect(trimLines(list).text.split('\n')).toHaveLength(3)
  })

  it.each(['Advertisement', 'ADVERTISEMENT - Story continues below', 'Anzeige', 'Publicidad'])(
    'takes out "%s"',
    (label) => {
      expect(trimLines([body[0]!, paragraph(label), body[1]!]).text.split('\n')).toHaveLength(2)
    },
  )

  it('keeps a sentence on advertising', () => {
    const line = paragraph('Advertising on the bridge brought in 4,000 a year, the county treasurer said on Monday.')
    expect(trimLines([line]).text).toBe(line.text)
  })
})
