import { expect, it } from 'vitest'
import { cleanPage } from '../clean-page.ts'

const said =
  '<p>Verifying that you are human. This may take a few seconds, since the site has to look at your connection.</p>'
const page = (title: string, more = '') =>
  cleanPage(`<html><head><title>${title}</title>${more}</head><body><h1>${title}</h1>${said}${said}</body></html>`, {
    url: 'https://marrenpost.example/news/bridge',
  })

it.each([
  'Just a moment...',
  'Page not found - Marren Post',
  '404 Not Found',
  'Access Denied',
  'Seite nicht gefunden | Bote',
])('what is titled "%s" was sent in place of a page', (title) => {
  expect(page(title)).toMatchObject({ type: 'skipped', reason: expect.stringContaining('in place of a page') })
})

it.each(['Access denied to the bridge for lorries', 'Old bridge: a page is turned'])('"%s" is a headline', (title) => {
  expect(page(title).type).toBe('article')
})

it('is an article where the page says so', () => {
  const article = { '@type': 'NewsArticle', headline: 'Not found', datePublished: '2024-02-05' }
  expect(page('Not found', `<script type="application/ld+json">${JSON.stringify(article)}</script>`).type).toBe(
    'article',
  )
})
