import { describe, expect, it } from 'vitest'
import { cleanPage, type CleanOutcome } from './clean.ts'
import { fullPage, paragraphs, plainPage } from './sample-pages.ts'

const articleOf = (outcome: CleanOutcome) => {
  if (outcome.type !== 'article') throw new Error(`${outcome.type}: ${outcome.reason}`)
  return outcome.article
}

describe('a page with furniture', () => {
  const article = articleOf(cleanPage(fullPage, { url: 'https://marrenpost.example/news/bridge?ref=rss' }))

  it('gives the text alone, one paragraph a line', () => {
    expect(article.text.split('\n')).toEqual(paragraphs)
  })

  it('gives the metadata', () => {
    expect(article).toMatchObject({
      title: 'Old swing bridge closed to lorries',
      byline: ['Ann Roe'],
      publishedAt: '2024-02-05T18:30:00+01:00',
      modifiedAt: '2024-02-05T19:02:11+01:00',
      publisher: 'The Marren Post',
      language: 'en-GB',
      section: 'Local',
      canonicalUrl: 'https://marrenpost.example/news/bridge',
      paywalled: true,
      live: false,
    })
  })

  it('names the source of every field it gives', () => {
    expect(article.provenance['title']).toEqual({ source: 'h1', confidence: 0.9 })
    expect(article.provenance['publisher']?.source).toBe('og:site_name')
    expect(Object.keys(article.provenance).sort()).toEqual(
      'byline canonicalUrl language modifiedAt paywalled publishedAt publisher section title'.split(' '),
    )
  })

  it('says what was taken out and why', () => {
    const reasons = new Map(article.removed.map(({ text, reason }) => [text, reason]))
    expect(reasons.get('We use cookies to remember you.')).toMatch(/cookie/)
    expect(reasons.get('Port strike ends\nFerry late again')).toMatch(/other articles/)
    expect(reasons.get('Get the morning letter in your inbox, every day at seven.')).toMatch(/sign up/)
    expect(reasons.get('End of the article')).toMatch(/hidden/)
    expect(reasons.get('All rights reserved')).toMatch(/ARIA/)
    expect(reasons.size).toBe(10)
  })

  it('reads the credit from the author field', () => {
    expect(article.credit?.agency).toBe('AP')
  })

  it.each(['linkedom', 'jsdom'] as const)('gives the same in %s', (dom) => {
    expect(cleanPage(fullPage, { url: null, dom })).toEqual(cleanPage(fullPage, { url: null }))
  })
})

describe('an article with a block for each paragraph', () => {
  const classes =
    'row has-sidebar|content-with-sidebar|recommended-width|share-enabled|no-share|rail-center|media-caption|is-style-modal|body--newsletter'
  it.each(classes.split('|'))('is read where all are called "%s"', (name) => {
    const blocks = paragraphs.map((text) => `<div class="${name}"><p>${text}</p></div>`).join('')
    const html = `<body><article><h1>Old swing bridge closed</h1><div>${blocks}</div></article></body>`
    expect(articleOf(cleanPage(html, { url: null })).text.split('\n')).toEqual(paragraphs)
  })
})

describe('text in an element that is furniture elsewhere', () => {
  const [first, second, ...rest] = paragraphs.map((text) => `<p>${text}</p>`)
  const shown = (html: string) => {
    const body = `<body><article><h1>Old swing bridge closed</h1>${first}${second}${html}${rest.join('')}</article></body>`
    return articleOf(cleanPage(body, { url: null })).text
  }

  it.each([
    [
      'a table that is introduced',
      '<p>The divers counted the cracks:</p><figure class="wp-block-table"><table><tbody><tr><td>North</td><td>14</td></tr><tr><td>South</td><td>9</td></tr></tbody></table></figure>',
      'North 14',
    ],
    [
      'a quotation',
      '<figure><blockquote><p>We had no warning of it at all, and forty minutes on each run is a day in the week.</p></blockquote><figcaption>A haulier</figcaption></figure>',
      'We had no warning of it at all, and forty minutes on each run is a day in the week.',
    ],
    ['a crosshead that opens', '<h3><button>Who pays for the piers?</button></h3>', 'Who pays for the piers?'],
  ])('is kept: %s', (_, html, line) => {
    expect(shown(html).split('\n')).toContain(line)
  })

  it('is not a caption, whatever its element', () => {
    const caption = 'The council looks at the piers of the old swing bridge from a boat, early on Monday morning.'
    expect(shown(`<figure><img src="/a.jpg"><p>${caption}</p></figure>`)).not.toContain(caption)
  })
})

describe('an article of parts', () => {
  it('keeps the headings that are links, and the paragraphs under them', () => {
    const parts = paragraphs.map((text, at) => ({ name: `Kitchen ${at} on the river`, text }))
    const sections = parts.map(
      ({ name, text }, at) => `<section><h2><a href="https://k${at}.example/">${name}</a></h2><p>${text}</p></section>`,
    )
    const lead = 'Five kitchens on the river are worth the way, from the mill to the customs shed at the port.'
    const html = `<body><article><h1>Five places to eat</h1><p>${lead}</p>${sections.join('')}</article></body>`
    const text = [lead, ...parts.flatMap((part) => [part.name, part.text])]
    expect(articleOf(cleanPage(html, { url: null })).text.split('\n')).toEqual(text)
  })
})

describe('a list of links that the text introduces', () => {
  it('is kept', () => {
    const names = ['The old mill', 'The harbour house', 'The customs shed']
    const list = names.map((name, at) => `<li><a href="/place/${at}">${name}</a></li>`).join('')
    const [first, second, ...rest] = paragraphs.map((text) => `<p>${text}</p>`)
    const html = `<body><article><h1>Bridge closed</h1>${first}${second}<p>Buses will stop at:</p><ul>${list}</ul>${rest.join('')}</article></body>`
    const text = [...paragraphs.slice(0, 2), 'Buses will stop at:', ...names, ...paragraphs.slice(2)]
    expect(articleOf(cleanPage(html, { url: null })).text.split('\n')).toEqual(text)
  })
})

describe('a standfirst', () => {
  it('is read where it is a heading below the headline, apart from the text', () => {
    const sentence = 'Buses go round by the mill from Tuesday on.'
    const body = paragraphs.map((text) => `<p>${text}</p>`).join('')
    const html = `<body><article><header><h1>Bridge closed</h1><h2>${sentence}</h2></header><div class="body">${body}</div></article></body>`
    expect(articleOf(cleanPage(html, { url: null })).text.split('\n')).toEqual([sentence, ...paragraphs])
  })
})

it('reads the byline from the line over the text where nothing else leads to it', () => {
  const lines = ['Old swing bridge closed to lorries', 'By Ann Roe, Bo Li and Cy Wu, CNN', ...paragraphs]
  const html = `<title>x</title>${lines.map((line) => `<p>${line}</p>`).join('')}`
  const article = articleOf(cleanPage(html, { url: null }))
  expect(article.byline).toEqual(['Ann Roe', 'Bo Li', 'Cy Wu'])
  expect(article.provenance['byline']).toEqual({ source: 'byline over the text', confidence: 0.5 })
})

describe('plain pages', () => {
  it('keeps every paragraph of a heading and paragraphs', () => {
    const article = articleOf(cleanPage(plainPage('Bridge closed', paragraphs), { url: null }))
    expect(article.text.split('\n')).toEqual(paragraphs)
    expect(article.title).toBe('Bridge closed')
  })

  it('takes the line over the text for the headline where h1 and title are labels', () => {
    const headline = 'Old bridge to be shut from Monday'
    const page = plainPage('Skip to Content', [headline, ...paragraphs])
    const { title, text, provenance } = articleOf(cleanPage(page, { url: null }))
    expect([title, text.split('\n')]).toEqual([headline, paragraphs])
    expect(provenance['title']).toEqual({ source: 'first line', confidence: 0.5 })
  })

  it('keeps five short paragraphs', () => {
    const short = [
      'The bridge is shut.',
      'Buses go round.',
      'Nobody was hurt.',
      'Divers come in March.',
      'The mayor is sorry.',
    ]
    expect(articleOf(cleanPage(plainPage('Bridge closed', short), { url: null })).text.split('\n')).toEqual(short)
  })

  it('reads paragraphs that are parted by line breaks only', () => {
    const page = `<body><h1>Bridge closed</h1><div>${paragraphs.join('<br><br>')}</div></body>`
    expect(articleOf(cleanPage(page, { url: null })).text.split('\n')).toEqual(paragraphs)
  })

  it('strips markup that the page shows as text', () => {
    const shown = `&lt;i&gt;The bridge is shut.&lt;/i&gt;&lt;br/&gt;${paragraphs[0]}`
    const article = articleOf(cleanPage(plainPage('Bridge closed', [shown, ...paragraphs.slice(1)]), { url: null }))
    expect(article.text.split('\n')).toEqual(['The bridge is shut.', ...paragraphs])
  })

  it('keeps an article whose container is named like furniture', () => {
    const page = `<body><div class="share-content">${paragraphs.map((line) => `<p>${line}</p>`).join('')}</div></body>`
    expect(articleOf(cleanPage(page, { url: null })).text.split('\n')).toEqual(paragraphs)
  })

  it('keeps paragraphs and tables that are named after what they tell of', () => {
    const price = 'The share of the port company fell to 120 on Monday, and rose again by the evening of the same day.'
    const rows = '<tr><td>Mill Road, votes for</td><td>120</td></tr><tr><td>Port Street, votes for</td><td>98</td></tr>'
    const html = plainPage('Bridge closed', paragraphs).replace(
      '</body>',
      `<p class="share-price">${price}</p><table class="related-results">${rows}</table><p>${paragraphs[0]} Again.</p></body>`,
    )
    const { text } = articleOf(cleanPage(html, { url: null }))
    expect(text).toContain(price)
    expect(text).toContain('Port Street')
  })

  it('falls back on a long articleBody where the page shows next to nothing of it', () => {
    const body = Array.from(
      { length: 40 },
      (_, at) => `Sentence ${at} tells of pier ${at * 7} and of crack ${at * 11}.`,
    ).join(' ')
    const linked = JSON.stringify({ '@type': 'NewsArticle', headline: 'Piers', articleBody: body })
    const page = `<head><script type="application/ld+json">${linked}</script></head><body><p>Subscribe to go on reading this story today.</p></body>`
    expect(articleOf(cleanPage(page, { url: null })).text).toBe(body)
  })
})

describe('galleries', () => {
  const figures = paragraphs.map(
    (line, at) => `<figure><img src="/${at}.jpg"><figcaption class="caption">${line} (Bo Li/AP)</figcaption></figure>`,
  )

  it('keeps captions that say more than the paragraphs do', () => {
    const page = `<body><article><h1>Bridge closed</h1><p>The old bridge in five pictures, from Monday morning to Friday night.</p>${figures.join('')}</article></body>`
    const { text } = articleOf(cleanPage(page, { url: null }))
    for (const line of paragraphs) expect(text).toContain(line)
  })

  it('keeps none of a story that is told in paragraphs', () => {
    const lines = paragraphs.map((line) => `<p>${line} Nobody was hurt, and the port was open on the day after.</p>`)
    const page = `<body><article><h1>Bridge closed</h1>${lines.join('')}${figures.join('')}</article></body>`
    expect(articleOf(cleanPage(page, { url: null })).text).not.toContain('Bo Li')
  })
})

describe('live blogs', () => {
  const updates = paragraphs.map((articleBody, at) => ({
    '@type': 'BlogPosting',
    headline: `Update ${at}`,
    articleBody: at === 1 ? `<p>${articleBody}</p>` : articleBody,
  }))
  const linked = JSON.stringify({ '@type': 'LiveBlogPosting', headline: 'Bridge closed', liveBlogUpdate: updates })

  it('takes the text from the updates where the page shows none of it', () => {
    const page = `<head><script type="application/ld+json">${linked}</script></head><body><h1>Bridge closed</h1><div id="app"></div></body>`
    const article = articleOf(cleanPage(page, { url: null }))
    expect([article.live, article.text.split('\n')]).toEqual([true, paragraphs])
  })

  const timed = paragraphs.map((line, at) => `<h3>1${at}:05</h3><p>${line}</p>`).join('')
  const live = (title: string, body: string) =>
    articleOf(cleanPage(`<body><h1>${title}</h1>${body}</body>`, { url: 'https://marrenpost.example/bridge' })).live

  it('knows one by what readers see: a headline that says so, and updates with a time each', () => {
    expect(live('Bridge closed – live', timed)).toBe(true)
    expect(live('Bridge closed: live updates', timed)).toBe(true)
    expect(live('Bridge vote live: council meets again', timed)).toBe(true)
    expect(live('LIVE Bridge vote: council meets again', timed)).toBe(true)
    expect(live('Bridge vote as it happened: council says no', timed)).toBe(true)
    expect(live('Live music on the bridge', timed)).toBe(false)
    expect(live('Where the ferrymen live', timed)).toBe(false)
    expect(live('Bridge closed – live', paragraphs.map((line) => `<p>${line}</p>`).join(''))).toBe(false)
  })
})

describe('what is not an article', () => {
  it.each([
    ['nothing', '', 'no text that reads as an article'],
    ['a PDF', '%PDF-1.7\n%âãÏÓ\n1 0 obj', 'not a web page'],
    ['bytes', '\u0001\u0002\u0003\ufffd'.repeat(100), 'not a web page'],
    ['a title alone', '<title>Not found</title><h1>Not found</h1>', 'no text that reads as an article'],
  ])('skips %s', (_, html, reason) => {
    expect(cleanPage(html, { url: null })).toEqual({ type: 'skipped', reason })
  })
})
