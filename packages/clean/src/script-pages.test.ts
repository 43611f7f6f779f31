import { describe, expect, it } from 'vitest'
import { cleanPage, type CleanOutcome } from './clean.ts'
import { paragraphs, plainPage } from './sample-pages.ts'

const articleOf = (outcome: CleanOutcome) => {
  if (outcome.type !== 'article') throw new Error(`${outcome.type}: ${outcome.reason}`)
  return outcome.article
}

describe('an article that only the page’s scripts carry', () => {
  const story = {
    headlines: { basic: 'Old swing bridge closed to lorries' },
    credits: { by: [{ name: 'Ann Roe', url: '/ann' }, { name: 'Bo Li' }] },
    first_publish_date: '2024-02-05T18:30:00+01:00',
    last_updated_date: '2024-02-05T19:02:11+01:00',
    content_elements: paragraphs.map((content) => ({ type: 'text', content })),
  }
  const site = { title: 'The Marren Post', author: 'Cy Wu', date: '2020-01-01', story }
  const page = (head = '') =>
    `<html><head>${head}</head><body><div id="app"></div><script>window.state = ${JSON.stringify({ site })};</script></body></html>`

  it('is given with its title, its authors and its dates', () => {
    const article = articleOf(cleanPage(page(), { url: null }))
    expect(article.text.split('\n')).toEqual(paragraphs)
    expect(article).toMatchObject({
      title: 'Old swing bridge closed to lorries',
      byline: ['Ann Roe', 'Bo Li'],
      publishedAt: '2024-02-05T18:30:00+01:00',
      modifiedAt: '2024-02-05T19:02:11+01:00',
    })
    expect(article.provenance['byline']).toEqual({ source: "byline in the page's scripts", confidence: 0.7 })
  })

  it('goes by what the page itself says first', () => {
    const head = '<meta property="og:title" content="Swing bridge shut"><meta name="author" content="Dee Fox">'
    const article = articleOf(cleanPage(page(head), { url: null }))
    expect(article).toMatchObject({ title: 'Swing bridge shut', byline: ['Dee Fox'] })
    expect(article.publishedAt).toBe('2024-02-05T18:30:00+01:00')
  })

  const brief = 'The ferry to the island will not sail on Monday, the harbour office said on Sunday.'
  const body = paragraphs.map((line) => `<p>${line}</p>`).join('')
  const briefPage = (state: object) =>
    `${plainPage('Ferry cancelled', [brief])}<script id="__NEXT_DATA__">${JSON.stringify(state)}</script>`
  const textOf = (html: string) => articleOf(cleanPage(html, { url: 'https://tarnpost.example/ferry-cancelled' })).text

  it.each([
    ['a list of the latest', { props: { latest: [{ headline: 'Mill fire', body }] } }],
    ['a list of any name', { props: { block: [{ title: 'Mill fire', body }] } }],
    ['comments', { props: { title: 'Ferry cancelled', comments: paragraphs.map((text) => ({ text })) } }],
  ])('is not %s where the page shows a brief', (_, state) => {
    expect(textOf(briefPage(state))).toBe(brief)
  })

  it.each([
    ['title', { title: 'Ferry cancelled', body }],
    ['address', { title: 'No ferry', slug: 'ferry-cancelled', body }],
    ['prose', { body: `<p>${brief}</p>${body}` }],
  ])('is known by the %s that the page shows', (_, article) => {
    expect(
      textOf(briefPage({ props: { list: [{ headline: 'Mill fire', body: `${body}${body}` }, article] } })),
    ).toContain(paragraphs[1])
  })
})
