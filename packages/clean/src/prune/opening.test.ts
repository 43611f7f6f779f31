import { expect, it } from 'vitest'
import { cleanPage } from '../clean-page.ts'

const FIRST =
  'The ferry left the harbour at dawn with two hundred people on board, the port captain said on Tuesday, and reached the far shore.'
const REST = [
  'It came there two hours later, when the storm had ended and the light on the far side could be seen again by all.',
  'Nobody was hurt, and the owners said in the evening that the timetable would hold for the rest of the winter.',
  'The bridge stays closed until a diver has looked at its second pier, which a barge had struck on Sunday night.',
]
const told = (seed: string) =>
  `The council of ${seed} voted seven to four for a tram line to the hospital, ending a debate that had lasted for three years and two elections.`
const div = (name: string, inner: string) => `<div class="${name}">${inner}</div>`
const cards = ['Marren', 'Tarn', 'Alder', 'Brook'].map(
  (place) =>
  div('post-content', div('h1', `<a href="/news/${place}">Council of ${place} votes for its tram line</a>`) + div('text', told(place)) + div('text', told(`${place} and its neighbours`))), // prettier-ignore
)
const page = (description: string, inner: string) =>
  cleanPage(
    `<html><head><title>Ferry leaves in storm</title><meta name="description" content="${description}"></head><body>${inner}</body></html>`,
    { url: 'https://marrenpost.example/news/ferry' },
  )
const textOf = (outcome: ReturnType<typeof cleanPage>) => (outcome.type === 'article' ? outcome.article.text : '')

it('finds the text by how the page says that it begins, whatever names and longer teasers beside it say', () => {
  const text = div('sidebar-content', div('x3', [FIRST, ...REST].map((paragraph) => div('w', paragraph)).join('')))
  const found = textOf(page(FIRST.slice(0, 90), div('article-body', cards.join('')) + div('x7', text)))
  expect(found).toBe([FIRST, ...REST].join('\n'))
  const shown = text.replaceAll(/(<div class="w">)([^<]+)/g, '$1&lt;p&gt;$2&lt;/p&gt;')
  expect(textOf(page(FIRST.slice(0, 90), div('article-body', cards.join('')) + div('x7', shown)))).toContain(FIRST)
})

it('leaves a round-up its entries, though its first sentence is its summary and stands in a block of its own', () => {
  const entries = cards.map((card) => div('entry', card)).join('')
  const introduction = div('intro', [FIRST, ...REST].map((one) => `<p>${one}</p>`).join(''))
  for (const wrapped of [
    `<article>${introduction}${div('entries', entries)}</article>`,
    div('post', introduction + div('entries', entries)),
  ])
    // prettier-ignore
    for (const place of ['Marren', 'Brook']) expect(textOf(page(FIRST, wrapped))).toContain(told(place))
})

it('leaves a digest its entries, which its summary tells of in other words or begins', () => {
  const digest = div('article-body', [FIRST, ...REST].map((one) => `<p>${one}</p>`).join('') + cards.join(''))
  for (const description of ['What the councils did this week, and what it means for those who live there now', FIRST])
    for (const place of ['Marren', 'Brook']) expect(textOf(page(description, digest))).toContain(told(place))
})
