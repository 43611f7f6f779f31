import { describe, expect, it } from 'vitest'
import {
  canBeFurniture,
  decayedPages,
  isShownAgain,
  type ParagraphHistory,
  siteFurniture,
  telltaleParagraphs,
} from './clean.ts'
import { paragraphs as story } from './sample-pages.ts'

const now = new Date('2024-03-01T12:00:00Z')
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000)

const histories = (...given: (Partial<ParagraphHistory> & { hash: string })[]) =>
  new Map(given.map((history) => [history.hash, { pages: 1, lastSeenAt: now, reprinted: false, ...history }] as const))
/** In the tests a paragraph is its own hash. */
const paragraphs = (...texts: string[]) => texts.map((text) => ({ hash: text, text }))
const found = (texts: string[], history: Map<string, ParagraphHistory>, pagesSeen = 20) =>
  siteFurniture(paragraphs(...texts), history, { now, pagesSeen }).map(({ text }) => text)

const box = 'Be the first to hear from the valley'
const sentence = 'The council voted on Monday to close the bridge.'

describe('siteFurniture', () => {
  it('gives short lines that recur on unrelated pages', () => {
    expect(found([sentence, box], histories({ hash: box, pages: 9 }, { hash: sentence }))).toEqual([box])
  })

  it('takes a line for furniture only from its third page on, and from a share of the pages of a large outlet', () => {
    expect(found([box], histories({ hash: box, pages: 2 }))).toEqual([])
    expect(found([box], histories({ hash: box, pages: 3 }))).toEqual([box])
    expect(found([box], histories({ hash: box, pages: 9 }), 1000)).toEqual([])
    expect(found([box], histories({ hash: box, pages: 50 }), 1000)).toEqual([box])
  })

  it('never gives a long paragraph, however often it recurs', () => {
    const long =
      'The swing bridge at the mouth of the river was built in 1911 and has been shut to lorries since a storm.'
    expect(canBeFurniture(long)).toBe(false)
    expect(found([long], histories({ hash: long, pages: 20 }))).toEqual([])
  })

  it('measures scripts without spaces by their characters', () => {
    expect(canBeFurniture('关注我们的公众号')).toBe(true)
    expect(canBeFurniture('下马伦市议会周一表决决定禁止货车通行旧旋转桥')).toBe(false)
  })

  it('never gives a line of a reprinted article, nor one that stands inside it', () => {
    const said = 'The ministry declined to comment.'
    const history = histories(
      { hash: sentence, reprinted: true, pages: 12 },
      { hash: said, pages: 12 },
      { hash: 'Divers come in March.', reprinted: true },
      { hash: box, pages: 12 },
    )
    expect(found([box, sentence, said, 'Divers come in March.', box], history)).toEqual([box, box])
  })

  it('forgets lines that are no longer shown', () => {
    const [history] = histories({ hash: box, pages: 8, lastSeenAt: daysAgo(30) }).values()
    expect(decayedPages(history!, now)).toBeCloseTo(4)
    expect(found([box], histories({ hash: box, pages: 8, lastSeenAt: daysAgo(30) }))).toEqual([box])
    expect(found([box], histories({ hash: box, pages: 8, lastSeenAt: daysAgo(60) }))).toEqual([])
  })
})

describe('telltaleParagraphs', () => {
  const told = telltaleParagraphs(story.join('\n'))

  it('knows a text again that was cut, added to or put in another order', () => {
    const other = [
      ...story.slice(1, 4).toReversed(),
      box,
      `${story[4]} The port will be asked to pay for half of it, he said.`,
    ]
    expect(isShownAgain(telltaleParagraphs(other.join('\n')), told)).toBe(true)
  })

  it('tells a text that shares a notice from one that is shown again', () => {
    const notice = `${story[0]} ${story[1]}`
    const [one, other] = [story.slice(0, 3), story.slice(3)].map((lines) =>
      telltaleParagraphs([...lines, notice].join('\n')),
    )
    expect(isShownAgain(one!, other!)).toBe(false)
  })

  it('takes a page without a long paragraph for one that cannot tell', () => {
    expect(isShownAgain(telltaleParagraphs(box), [])).toBe(true)
  })
})
