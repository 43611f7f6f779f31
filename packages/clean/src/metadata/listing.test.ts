import { expect, it } from 'vitest'
import { cleanPage } from '../clean-page.ts'

const teaser = '<p>The ferry left the harbour at dawn with two hundred people on board, the port captain said.</p>'
const clean = (url: string | null, head = '') =>
  cleanPage(`<html><head><title>Marren Post</title>${head}</head><body><main>${teaser.repeat(4)}</main></body></html>`, { url }) // prettier-ignore

it.each(['/', '', '/index.html', '/en/', '/pt-br', '/?utm_source=feed', '/#top', '/de/index.php'])(
  'a site has its front page at %s, which is no article',
  (path) => {
    expect(clean(`https://marrenpost.example${path}`)).toMatchObject({
      type: 'skipped',
      reason: 'the front page of a site',
    })
  },
)

it.each(['/?p=123', '/ferry', '/index.php?article=4', '/en/ferry', '/uk-storm', '/#!/2024/ferry'])(
  '%s may be an article',
  (path) => {
    expect(clean(`https://marrenpost.example${path}`).type).toBe('article')
  },
)

it('is an article all the same where the page says so, or nobody knows its address', () => {
  const stated = { '@type': 'NewsArticle', headline: 'Ferry', url: 'https://marrenpost.example/' }
  const heads = [
    '<meta property="og:type" content="article">',
    '<meta property="article:published_time" content="2024-02-05T10:00:00Z">',
    `<script type="application/ld+json">${JSON.stringify(stated)}</script>`,
  ]
  const own = 'https://marrenpost.example/2024/ferry'
  heads.push(`<link rel="canonical" href="${own}">`, `<meta property="og:url" content="${own}">`)
  heads.push('<meta itemprop="datePublished" content="2024-02-05T10:00:00Z">')
  for (const head of heads) expect(clean('https://marrenpost.example/', head).type).toBe('article')
  expect(clean(null).type).toBe('article')
  const text = cleanPage('The ferry left the harbour at dawn, the captain said.\n\n'.repeat(4), {
    url: 'https://marrenpost.example/',
  })
  expect(text.type).toBe('article')
})

const graph = (...things: object[]) =>
  `<script type="application/ld+json">${JSON.stringify({ '@context': 'https://schema.org', '@graph': things })}</script>`
const section = 'https://marrenpost.example/harbour/'
const list = { '@type': 'CollectionPage', '@id': section, url: section, name: 'Harbour' }
const ofWordPress = `<meta property="og:type" content="article"><meta property="article:publisher" content="https://social.example/marrenpost">`

it.each([
  ['a section', graph(list)],
  ['one of several types', graph({ ...list, '@type': ['WebPage', 'CollectionPage'] })],
  ['what was searched for', graph({ ...list, '@type': 'https://schema.org/SearchResultsPage' })],
  ['a part of it', graph({ ...list, '@id': `${section}#webpage`, url: undefined })],
  ['a category of WordPress', `${ofWordPress}${graph(list, { '@type': 'WebSite' })}`],
])('skips a page that says of its own address that it is a list: %s', (_what, head) => {
  expect(clean(section, head)).toMatchObject({ type: 'skipped', reason: 'a list of other pages' })
})

it('calls a front page that says that it is a list a front page', () => {
  const front = 'https://marrenpost.example/'
  expect(clean(front, graph({ ...list, '@id': front, url: front }))).toMatchObject({
    reason: 'the front page of a site',
  })
})

it('keeps an article that names the list it stands in, or is told in the fields of a list', () => {
  const url = `${section}ferry`
  const ofArticle = { ...list, '@id': url, url }
  const article = { '@type': 'NewsArticle', headline: 'Ferry', isPartOf: list }
  const heads = [graph(article), graph(article, ofArticle), graph({ '@type': 'WebPage', isPartOf: list })]
  heads.push(graph({ '@type': 'WebPage', '@id': url }, list), graph({ '@type': 'CollectionPage' }))
  heads.push(graph({ '@type': 'Organization', mainEntityOfPage: { '@type': 'CollectionPage' } }))
  for (const field of ['parsely-pub-date', 'og:article:published_time', 'article:author'])
    heads.push(`${graph(ofArticle)}<meta name="${field}" content="2024-02-05T10:00:00Z">`)
  for (const head of heads) expect(clean(url, head).type).toBe('article')
})
