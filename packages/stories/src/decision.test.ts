import { describe, expect, it } from 'vitest'
import { decideStory, type GroupedArticle, STORY_WINDOW_HOURS } from './decision.ts'
import { storyVector } from './vector.ts'

const HOUR = 3_600_000
const article = (id: string, text: string, storyId: string | null = null, at = 0): GroupedArticle => ({
  id,
  vector: storyVector({ title: null, text, mentions: [] }),
  at,
  storyId,
})

const ferry = 'The ferry Aurora sank off Gotland with ninety passengers aboard; divers searched the hull.'
const strike = 'Tram drivers in Ghent walked out over night shifts and the mayor asked for talks.'

describe('decideStory', () => {
  it('opens a story when nothing is near', () => {
    expect(decideStory(article('a', ferry), [])).toEqual({ type: 'new' })
    expect(decideStory(article('a', ferry), [article('b', strike, 's1')])).toEqual({ type: 'new' })
  })

  it('joins the story it is most like, and says why', () => {
    const decision = decideStory(article('a', 'Divers reach the sunken ferry Aurora off Gotland'), [
      article('b', ferry, 'sinking'),
      article('c', strike, 'strike'),
    ])
    expect(decision).toMatchObject({ type: 'join', storyId: 'sinking', merges: [], evidence: { nearest: 'b' } })
    if (decision.type !== 'join') return
    expect(decision.evidence.terms).toEqual(expect.arrayContaining(['aurora', 'gotland', 'ferry']))
    expect(decision.evidence.score).toBeGreaterThan(0.24)
  })

  it('averages over the story: one alike article among strangers is not enough', () => {
    const newcomer = article('a', 'Divers reach the sunken ferry Aurora off Gotland')
    const strangers = Array.from({ length: 6 }, (_, at) => article(`s${at}`, strike, 'mixed'))
    expect(decideStory(newcomer, [article('b', ferry, 'mixed'), ...strangers])).toEqual({ type: 'new' })
  })

  it('merges stories that prove to be one', () => {
    const decision = decideStory(article('a', ferry), [article('b', ferry, 'first'), article('c', ferry, 'second')])
    expect(decision).toMatchObject({ type: 'join', storyId: 'first', merges: ['second'] })
  })

  it('does not look beyond the window, at itself, or at what has no story', () => {
    const late = article('a', ferry, null, (STORY_WINDOW_HOURS + 1) * HOUR)
    expect(decideStory(late, [article('b', ferry, 's1')])).toEqual({ type: 'new' })
    expect(decideStory(article('a', ferry), [article('a', ferry, 's1'), article('c', ferry)])).toEqual({ type: 'new' })
  })

  it('does not depend on the order of candidates', () => {
    const candidates = [
      article('b', ferry, 'first'),
      article('c', ferry, 'second'),
      article('d', `${ferry} ${strike}`, 'first'),
      article('e', `${strike} ${ferry} ${ferry}`, 'third'),
    ]
    const forwards = decideStory(article('a', ferry), candidates)
    expect(decideStory(article('a', ferry), candidates.toReversed())).toEqual(forwards)
  })
})
