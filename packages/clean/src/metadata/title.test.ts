import { parseDocument } from 'htmlparser2'
import { describe, expect, it } from 'vitest'
import { readMetadata } from './metadata.ts'

const TITLE = 'Old swing bridge closed to lorries'
const URL = 'https://www.otherpaper.example/news/lower-marren/bridge-1'
const og = (title: string) => `<meta property="og:title" content="${title}">`
const linked = (thing: object) => `<script type="application/ld+json">${JSON.stringify(thing)}</script>`
const article = (headline: string, more: object = {}) => linked({ '@type': 'NewsArticle', headline, ...more })
const read = (html: string, url = URL) => readMetadata(parseDocument(html), url)

it('is as it is stated where only style parts its words', () => {
  const kicker =
    '<h1><span>Marren</span><span class="visually-hidden">: </span><span>Brücke bleibt den Winter gesperrt</span></h1>'
  expect(read(og('Marren: Brücke bleibt den Winter gesperrt') + kicker).title).toBe(
    'Marren: Brücke bleibt den Winter gesperrt',
  )
})

describe('the site’s name is taken off a title', () => {
  it.each([
    ['after its part', `<title>${TITLE} - News - Other Paper</title>`],
    ['after a part that the address names', `<title>${TITLE} | Lower Marren | Other Paper</title>`],
    ['with a word beside it', `<title>${TITLE} | Otherpaper News</title>`],
    ['as the host writes it', `<title>${TITLE} - otherpaper.example</title>`],
    ['before it', `<title>Other Paper: ${TITLE}</title><h1>${TITLE}</h1>`],
    ['before it and a colon, without a heading', `<title>The Other Paper: ${TITLE}</title>`],
    ['before it, with its part', `<title>Other Paper | News | ${TITLE}</title>`],
    ['at both ends', `<title>News - ${TITLE} - Other Paper</title>`],
    ['after a bar that touches', `<title>${TITLE}|Other Paper</title>`],
    ['after a wide bar', `<title>${TITLE}｜Other Paper</title>`],
    ['after an underscore', `<title>${TITLE}_Other Paper</title>`],
    ['after a slash', `<title>${TITLE} / Other Paper</title>`],
    ['after an arrow', `<title>${TITLE} ‹ Other Paper</title>`],
    ['after two colons', `<title>${TITLE} :: Other Paper</title>`],
    [
      'in any of its forms',
      `${linked({ '@type': 'WebSite', name: 'The Other Paper of Marren' })}<title>${TITLE} — The Other Paper of Marren</title>`,
    ],
    ['as its app is called', `<meta name="application-name" content="OPaper+"><title>${TITLE} | OPaper+</title>`],
    [
      'with what it is about, where the h1 stands alone',
      `<title>${TITLE} | Other Paper, Marren’s news and weather</title><h1>${TITLE}</h1>`,
    ],
  ])('%s', (_, html) => {
    expect(read(html).title).toBe(TITLE)
  })

  it.each([
    ['桥梁对卡车关闭_新闻_玛伦日报', 'zh', '玛伦日报', '桥梁对卡车关闭'],
    ['桥梁对卡车关闭-玛伦日报', 'zh', '玛伦日报', '桥梁对卡车关闭'],
    ['古い橋が閉鎖される：マレン新聞', 'ja', 'マレン新聞', '古い橋が閉鎖される'],
    ['낡은 다리 화물차 통행금지 - 마렌일보', 'ko', '마렌일보', '낡은 다리 화물차 통행금지'],
  ])('%s, without spaces', (given, language, site, title) => {
    const html = `<html lang="${language}"><head><meta property="og:site_name" content="${site}"><title>${given}</title></head></html>`
    expect(read(html).title).toBe(title)
  })
})

describe('a title of its own', () => {
  it.each([
    'Bridge shut - again',
    'Marren 2 - 1 Mill Road',
    'Either/or: the council on the bridge',
    'Who pays? | What the council said',
    'What the Other Paper got wrong about the bridge',
    'snake_case is shut',
    'Lower Marren - what we know of the bridge',
    'What we know of the bridge - Lower Marren',
    'Twenty-one lorries a day',
  ])('stays whole: %s', (title) => {
    expect(read(`<title>${title}</title>`).title).toBe(title)
    expect(read(`${og(title)}<h1>${title}</h1>`).title).toBe(title)
  })
})

describe('what is no title', () => {
  it.each([
    'close - Other Paper',
    'Skip to content – Other Paper',
    'News | Other Paper',
    'Home',
    'Other Paper',
    'Loading…',
    'close - Some Paper',
  ])('%s', (title) => {
    expect(read(`<title>${title}</title>`).title).toBeNull()
    expect(read(`<title>${title}</title>${og(title)}<h1>${TITLE}</h1>`).title).toBe(TITLE)
  })
})

describe('which of several titles', () => {
  it.each([
    ['the only h1, worded for readers', `${article('Marren bridge closure: what lorries must know')}<h1>${TITLE}</h1>`],
    ['the stated one, where the only h1 is a column’s name', `${og(TITLE)}<h1>From the mill</h1><h2>${TITLE}</h2>`],
    [
      'the stated one, where the h1 is a longer name and a heading says it',
      `${og(TITLE)}<h1>Notes from the old mill road</h1><h2>${TITLE}</h2>`,
    ],
    ['the h1 that is not the site’s', `${og('Bridge shut to all lorries')}<h1>Other Paper</h1><h1>${TITLE}</h1>`],
    ['the h1 that says what is stated', `${og(TITLE)}<h1>Today in the mill and on the river</h1><h1>${TITLE}</h1>`],
    ['the h1 without what is for screen readers', `<h1><span class="sr-only">Article: </span>${TITLE}</h1>`],
    ['the h1 that holds it twice', `<title>${TITLE}</title><h1><span>${TITLE}</span><span>${TITLE}</span></h1>`],
    ['the h1 that holds it twice, parted', `<h1><div>${TITLE}</div><div>${TITLE}</div></h1>`],
    [
      'the h1 without the kicker that the title lacks',
      `<title>${TITLE} - Tarn Post</title><h1><span>Transport</span> ${TITLE}</h1>`,
    ],
    [
      'the stated one, where only style parts a kicker from it',
      `${og(TITLE)}<h1><span class="kicker">Marren</span><span>${TITLE}</span></h1>`,
    ],
    [
      'what the title confirms of a heading, where the h1 is a logo',
      `<title>${TITLE} - Tarn Post</title><h1>Tarn Post and Mill Gazette</h1><h2>${TITLE}</h2>`,
    ],
    ['the h1 without soft hyphens', `<h1>Old swing bri&shy;dge closed to lor&shy;ries</h1>`],
    ['the one that is not cut', `${article('Old swing bridge closed to…')}${og(`${TITLE} | Other Paper`)}`],
    [
      'the one that is not cut at a length',
      `${article(`${TITLE} and coaches until the fro`)}${og(`${TITLE} and coaches until the frost is over`)}`,
    ],
    [
      'what is stated, where headings are others’',
      `${og(TITLE)}<h1>Most read</h1><h1>More from the mill and the river</h1>`,
    ],
  ])('%s', (_, html) => {
    expect(read(html).title).toMatch(new RegExp(`^${TITLE}(?: and coaches until the frost is over)?$`))
  })
})
