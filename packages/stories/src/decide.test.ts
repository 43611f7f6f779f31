import { describe, expect, it } from 'vitest'
import { decide } from './decide.ts'
import { evolve, initialStories, type StoryChange, storyOf } from './evolve.ts'
import type { Neighbourhood, StoryArticle } from './neighbourhood.ts'

const HOUR = 3_600_000

/** Articles named by a letter each, an hour apart; `told` says which story each is in, as `a:first b:first c`. */
function around(told: string, alike: Record<string, number>): Neighbourhood {
  const articles = told.split(' ').map((word, at): StoryArticle => {
    const [id = '', storyId] = word.split(':')
    return { id, at: at * HOUR, storyId: storyId ?? null, moves: storyId ? 1 : 0 }
  })
  const storyIdOf = new Map(articles.map(({ id, storyId }) => [id, storyId]))
  const links = Object.entries(alike).flatMap(([[a = '', b = ''], likeness]) =>
    [b, a].map((other) => ({ a, b, likeness, terms: ['ferry'], storyId: storyIdOf.get(other) ?? null })),
  )
  return { articles, links }
}

const typesOf = (changes: StoryChange[]) => changes.map(({ type, storyId }) => `${type} ${storyId}`)

describe('decide', () => {
  it('founds a story where nothing is alike, under an id of its founder', () => {
    const [founded, ...rest] = decide(around('a', {}))
    expect(founded).toMatchObject({ type: 'new', founder: 'a', articleIds: ['a'] })
    expect(rest).toEqual([])
  })

  it('puts an article into the story it is like, and says by what', () => {
    const [grown] = decide(around('a:first b:first c', { ab: 0.4, ac: 0.3, bc: 0.2 }))
    expect(grown).toMatchObject({ type: 'grown', storyId: 'first', articleId: 'c', from: null })
    expect(grown).toMatchObject({ evidence: { closest: { a: 'a', b: 'c', likeness: 0.3, terms: ['ferry'] } } })
    expect(grown?.type === 'grown' && grown.evidence.link).toBeCloseTo(0.25)
  })

  it('averages: one alike article among strangers is not enough', () => {
    const [founded] = decide(around('a:first b:first c:first d', { ab: 0.3, ac: 0.3, bc: 0.3, ad: 0.25 }))
    expect(founded).toMatchObject({ type: 'new', articleIds: ['d'] })
  })

  it('moves an article that proves to fit another story better', () => {
    const changes = decide(
      around('a:first b:first c:second d:second e', { ab: 0.4, cd: 0.15, de: 0.5, ce: 0.1, ad: 0.1, ac: 0.3, bc: 0.3 }),
    )
    expect(changes).toContainEqual(
      expect.objectContaining({ type: 'split', storyId: 'second', into: 'first', articleIds: ['c'] }),
    )
    const state = changes.reduce(evolve, placedIn('a:first b:first c:second d:second'))
    expect(['a', 'b', 'c'].map((id) => storyOf(state, id))).toEqual(['first', 'first', 'first'])
    expect(storyOf(state, 'e')).toBe(storyOf(state, 'd'))
  })

  it('merges stories that prove to be one: the larger keeps its id, of equals the older', () => {
    const alike = { ab: 0.4, ac: 0.35, bc: 0.35 }
    expect(decide(around('a:first b:second c:second', alike))).toMatchObject([
      { type: 'merged', storyId: 'first', into: 'second', evidence: { closest: { likeness: 0.4 } } },
    ])
    expect(decide(around('a:older b:younger', { ab: 0.4 }))).toMatchObject([
      { type: 'merged', storyId: 'younger', into: 'older' },
    ])
  })

  it('splits a story whose articles prove to be about two happenings; the id stays with most of them', () => {
    const changes = decide(around('a:first b:first c:first d:first e:first', { ab: 0.4, bc: 0.4, ac: 0.4, de: 0.4 }))
    expect(typesOf(changes)).toEqual([expect.stringMatching(/^new /), 'split first'])
    expect(changes[1]).toMatchObject({ articleIds: ['d', 'e'], evidence: { link: 0, closest: null } })
  })

  it('names a second story of one founder otherwise than its first', () => {
    const [first] = decide(around('a', {}))
    const storyId = first?.storyId as string
    const [again] = decide(around(`a:${storyId} b:${storyId} c:${storyId}`, { bc: 0.4 }))
    expect(again).toMatchObject({ type: 'new', founder: 'a' })
    expect(again?.storyId).not.toBe(storyId)
  })

  it('changes nothing when what was decided is decided again, in whatever order it is given', () => {
    const decided = around('a:first b:first c:second', { ab: 0.4, ac: 0.05 })
    expect(decide(decided)).toEqual([])
    expect(decide({ articles: decided.articles.toReversed(), links: decided.links.toReversed() })).toEqual([])
  })

  it('asks tight stories for more before they are one', () => {
    const tight = { ab: 0.5, cd: 0.5 }
    const loose = { ab: 0.2, cd: 0.2 }
    const between = { ac: 0.25, ad: 0.25, bc: 0.25, bd: 0.25 }
    expect(decide(around('a:first b:first c:second d:second', { ...tight, ...between }))).toEqual([])
    expect(typesOf(decide(around('a:first b:first c:second d:second', { ...loose, ...between })))).toEqual([
      'merged second',
    ])
  })
})

function placedIn(told: string) {
  const state = initialStories()
  for (const { id, storyId } of around(told, {}).articles) state.storyOf.set(id, storyId as string)
  return state
}

describe('evolve', () => {
  it('leads the articles of a merged story on, however often it was merged', () => {
    const evidence = { link: 0.4, closest: null }
    const state = [
      { type: 'new', storyId: 'first', founder: 'a', articleIds: ['a'] },
      { type: 'merged', storyId: 'first', into: 'second', evidence },
      { type: 'merged', storyId: 'second', into: 'third', evidence },
    ].reduce((reached, change) => evolve(reached, change as StoryChange), initialStories())
    expect(storyOf(state, 'a')).toBe('third')
    expect(storyOf(state, 'unknown')).toBeNull()
  })
})
