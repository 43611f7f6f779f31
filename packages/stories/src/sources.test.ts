import { describe, expect, it } from 'vitest'
import { type SourcedArticle, sourcesOf } from './sources.ts'

const article = (id: string, origin: string | null, rest: Partial<SourcedArticle> & { owner?: string } = {}) => ({
  id,
  origin: origin === null ? null : { name: origin, owner: rest.owner ?? null },
  onlyCites: rest.onlyCites ?? null,
  pages: rest.pages ?? [{ url: `https://${id}.example/1`, outlet: `${id}.example` }],
})

describe('sourcesOf', () => {
  it('folds copies, articles of one origin and origins of one owner', () => {
    const sources = sourcesOf([
      article('a', 'AP', { pages: ['x', 'y', 'y'].map((outlet, at) => ({ url: `${outlet}/${at}`, outlet })) }),
      article('b', 'AP'),
      article('c', 'Star', { owner: 'Tree Media' }),
      article('d', 'Echo', { owner: 'Tree Media' }),
    ])
    expect(sources.pages).toHaveLength(6)
    expect(sources.outlets).toEqual(['b.example', 'c.example', 'd.example', 'x', 'y'])
    expect(sources.origins).toEqual(['AP', 'Echo', 'Star'])
    expect(sources.independent).toEqual([
      { owner: 'AP', origins: ['AP'], articles: ['a', 'b'] },
      { owner: 'Tree Media', origins: ['Echo', 'Star'], articles: ['c', 'd'] },
    ])
  })

  it('does not count who is unknown, and names who only cites', () => {
    const sources = sourcesOf([article('a', 'AP'), article('b', null), article('c', 'Star', { onlyCites: 'AP' })])
    expect(sources.independent.map(({ owner }) => owner)).toEqual(['AP'])
    expect(sources.unknown).toEqual(['b'])
    expect(sources.citing).toEqual([{ article: 'c', cites: 'AP' }])
  })

  it('gives four sources and one unknown for five articles of which one says nothing', () => {
    const origins = ['AP', 'Newsweek', 'abc.net.au', 'CNN', null]
    const sources = sourcesOf(origins.map((origin, at) => article(String(at), origin)))
    expect([sources.independent.length, sources.unknown.length]).toEqual([4, 1])
  })

  it('is empty for no article', () => {
    expect(Object.values(sourcesOf([])).every((list) => list.length === 0)).toBe(true)
  })
})
