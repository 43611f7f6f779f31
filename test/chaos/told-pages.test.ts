import { expect, it } from 'vitest'
import { tracePages } from './told-pages.ts'

const told = (type: string, data: Record<string, unknown>) => ({ type: `copydesk.article.${type}`, subject: '', data })

it('follows pages through copies, new leads, merges and partings', () => {
  const articleOf = tracePages([
    told('new', { articleId: 'one', url: '/a' }),
    told('copied', { articleId: 'one', url: '/a', of: '/lead' }),
    told('new', { articleId: 'two', url: '/b' }),
    told('copied', { articleId: 'two', url: '/c', of: '/b' }),
    told('merged', { articleId: 'two', into: 'one' }),
    told('split', { articleId: 'one', into: 'three', copies: [{ url: '/c' }] }),
  ])
  expect(['/a', '/lead', '/b', '/c', '/d'].map(articleOf)).toEqual(['one', 'one', 'one', 'three', null])
})
