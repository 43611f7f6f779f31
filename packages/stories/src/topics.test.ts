import type { Mention } from '@copydesk/news'
import { expect, it } from 'vitest'
import { topicsOf } from './topics.ts'

const naming = (id: string, names: string) => ({
  id,
  mentions: names.split(' ').map((name, at): Mention => ({
    start: at,
    end: at + 1,
    text: name,
    type: 'place',
    entity: name.startsWith('?') ? null : { id: name.toLowerCase(), name },
  })),
})

it('are what at least half of the articles name, those that most name first', () => {
  const topics = topicsOf([
    naming('a', 'Kyiv Halvar Kyiv ?Lund'),
    naming('b', 'Kyiv Rome ?Lund'),
    naming('c', 'Kyiv Halvar Oslo ?Lund'),
    naming('d', 'Kyiv'),
  ])
  expect(topics).toEqual([
    { id: 'kyiv', name: 'Kyiv', type: 'place', articles: ['a', 'b', 'c', 'd'] },
    { id: 'halvar', name: 'Halvar', type: 'place', articles: ['a', 'c'] },
  ])
})

it('of a single article are what it names more than once', () => {
  expect(topicsOf([naming('a', 'Kyiv Rome Kyiv')]).map(({ name }) => name)).toEqual(['Kyiv'])
  expect(topicsOf([])).toEqual([])
})
