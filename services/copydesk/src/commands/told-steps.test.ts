import { expect, it } from 'vitest'
import { toldSteps } from './told-steps.ts'

it('tells the fields with their sources, the amounts, and each step once with what it took', () => {
  const article = {
    title: 'Old swing bridge closed',
    byline: ['Ann Roe', 'Bo Li'],
    publishedAt: null,
    modifiedAt: null,
    publisher: 'The Marren Post',
    section: null,
    language: 'en',
    provenance: { title: { source: 'h1', confidence: 0.9 } },
    text: 'One.\nTwo.',
    removed: [
      { reason: 'the headline', text: 'Old swing bridge closed' },
      ...Array.from({ length: 14 }, (_, at) => ({ reason: 'a line that is only a link', text: `Story ${at}` })),
      { reason: 'the headline', text: 'x'.repeat(200) },
    ],
  }
  const lines = toldSteps('page.html', article).split('\n')
  expect(lines.slice(0, 7)).toEqual([
    'page.html',
    '  title        Old swing bridge closed  (h1, 0.9)',
    '  byline       Ann Roe, Bo Li',
    '  publisher    The Marren Post',
    '  language     en',
    '  kept 2 paragraphs, 9 characters; taken out 16 parts, 325 characters, in 2 steps',
    '  2 × the headline',
  ])
  expect(lines[8]).toBe(`      ${'x'.repeat(120)}…`)
  expect(lines.slice(-3)).toEqual(['      Story 11', '      … and 2 more', ''])
})
