import type { Counted, Source } from '@copydesk/news'
import { describe, expect, it } from 'vitest'
import { type SourcedArticle, sourcesOf } from './sources.ts'

const source = (name: string, rest: Partial<Source> = {}): Source => ({
  name,
  initials: null,
  why: { kind: 'owner not known', source: null },
  ...rest,
})
const owner = (name: string) => source(name, { why: { kind: 'owner', source: 'its imprint' } })
const agency = (name: string) => source(name, { why: { kind: 'agency', source: null } })
const counted = (one: Source | null, cites: Counted['cites'] = null): Counted => ({ source: one, cites })

const article = (id: string, origin: string | null, rest: Partial<SourcedArticle> = {}): SourcedArticle => ({
  id,
  origin,
  counted: counted(origin === null ? null : source(origin)),
  isWithdrawn: false,
  pages: [{ url: `https://${id}.example/1`, outlet: `${id}.example` }],
  ...rest,
})

describe('sourcesOf', () => {
  it('folds copies, articles of one origin and origins of one owner, and says why', () => {
    const sources = sourcesOf([
      article('a', 'AP', {
        counted: counted(agency('AP')),
        pages: ['x', 'y', 'y'].map((outlet, at) => ({ url: `${outlet}/${at}`, outlet })),
      }),
      article('b', 'AP', { counted: counted(agency('AP')) }),
      article('c', 'Star', { counted: counted(owner('Tree Media')) }),
      article('d', 'Echo', { counted: counted(owner('Tree Media')) }),
    ])
    expect(sources.pages).toHaveLength(6)
    expect(sources.outlets).toEqual(['b.example', 'c.example', 'd.example', 'x', 'y'])
    expect(sources.origins).toEqual(['AP', 'Echo', 'Star'])
    expect(sources.independent).toEqual([
      { owner: 'AP', why: { kind: 'agency', source: null }, origins: ['AP'], articles: ['a', 'b'] },
      {
        owner: 'Tree Media',
        why: { kind: 'owner', source: 'its imprint' },
        origins: ['Echo', 'Star'],
        articles: ['c', 'd'],
      },
    ])
  })

  it('does not count who is unknown, and names who only cites with the words that say so', () => {
    const cites = { source: 'AP', evidence: 'Ten were hurt, the AP reported.' }
    const sources = sourcesOf([
      article('a', 'AP'),
      article('b', null),
      article('c', 'Star', { counted: counted(null, cites) }),
    ])
    expect(sources.independent.map((one) => one.owner)).toEqual(['AP'])
    expect(sources.unknown).toEqual(['b'])
    expect(sources.citing).toEqual([{ article: 'c', cites: 'AP', evidence: cites.evidence }])
  })

  it('lists apart what was withdrawn', () => {
    const cites = { source: 'AP', evidence: 'Ten were hurt, the AP reported.' }
    const sources = sourcesOf([
      article('a', 'AP', { isWithdrawn: true }),
      article('b', null, { isWithdrawn: true }),
      article('c', 'Star', { isWithdrawn: true, counted: counted(null, cites) }),
      article('d', 'Echo'),
    ])
    expect(sources.withdrawn).toEqual(['a', 'b', 'c'])
    expect([sources.unknown, sources.citing]).toEqual([[], []])
    expect(sources.independent.map((one) => one.owner)).toEqual(['Echo'])
  })

  it('takes initials for whose they are in this story', () => {
    const spelled = source('Meridian News Agency', { initials: 'MNA', why: { kind: 'agency', source: null } })
    const sources = sourcesOf([
      article('a', 'MNA'),
      article('b', 'Meridian News Agency', { counted: counted(spelled) }),
      article('c', 'XNA'),
    ])
    expect(sources.independent.map((one) => [one.owner, one.why.kind, one.articles])).toEqual([
      ['Meridian News Agency', 'agency', ['a', 'b']],
      ['XNA', 'owner not known', ['c']],
    ])
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
