import { expect, it } from 'vitest'
import { parseFeed } from './parse-feed.ts'
import { MOST_ENTRIES } from './roots.ts'

const read = (xml: string) => {
  const outcome = parseFeed(xml, 'https://site.example/sitemap.xml')
  if (outcome.type === 'rejected') throw new Error(outcome.reason)
  return outcome.parsed
}
const addresses = (count: number, element: string, dateOf: (at: number) => string | null) =>
  Array.from({ length: count }, (_, at) => {
    const date = dateOf(at)
    return `<${element}><loc>https://site.example/${at}</loc>${date ? `<lastmod>${date}</lastmod>` : ''}</${element}>`
  }).join('')
const pathOf = (url: string | null | undefined) => url?.replace('https://site.example', '')

it('keeps the last addresses of a long sitemap without dates, in their order: what is new is added at the end', () => {
  const { entries } = read(`<urlset>${addresses(MOST_ENTRIES + 1000, 'url', () => null)}</urlset>`)
  expect([pathOf(entries[0]?.url), pathOf(entries.at(-1)?.url)]).toEqual(['/1000', `/${MOST_ENTRIES + 999}`])
  expect(entries).toHaveLength(MOST_ENTRIES)
})

it('keeps the newest of a long one with dates, wherever they stand, and of one date the last', () => {
  const dateOf = (at: number) => (at < 10 ? '2026-03-10' : '2020-01-01')
  const { entries } = read(`<urlset>${addresses(MOST_ENTRIES + 1000, 'url', dateOf)}</urlset>`)
  const paths = entries.map(({ url }) => pathOf(url))
  expect([paths[0], paths[9], paths[10], paths.at(-1)]).toEqual(['/0', '/9', '/1010', `/${MOST_ENTRIES + 999}`])
})

it('keeps the last sitemaps of a long index too', () => {
  const { sitemaps } = read(`<sitemapindex>${addresses(MOST_ENTRIES + 1, 'sitemap', () => null)}</sitemapindex>`)
  expect([pathOf(sitemaps[0]?.url), pathOf(sitemaps.at(-1)?.url)]).toEqual(['/1', `/${MOST_ENTRIES}`])
})
