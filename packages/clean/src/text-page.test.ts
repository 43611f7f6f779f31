import { describe, expect, it } from 'vitest'
import { cleanPage } from './clean.ts'
import { paragraphs } from './sample-pages.ts'

const title = 'Old swing bridge closed to lorries'

const cleaned = (lines: string[], between = '\n\n') => {
  const outcome = cleanPage(lines.join(between), { url: 'https://marrenpost.example/bridge' })
  if (outcome.type !== 'article') throw new Error(outcome.reason)
  return outcome.article
}

describe('a text without markup', () => {
  it.each([
    ['labels of buttons over it', ['close', 'close', title, title, ...paragraphs]],
    [
      'a caption as it was escaped',
      [title, '<i>Bo Li/Pool via CNN Newsource</i><br/>The bridge in January', ...paragraphs],
    ],
    [
      'a photo, its credit and a counter',
      [
        title,
        ...paragraphs.slice(0, 3),
        'In this photo provided by the county, divers stand at the bridge…',
        'AP',
        ...paragraphs.slice(3),
        'Source link',
        'Visited 1 times, 1 visit(s) today',
        'Leave a Reply',
        'Your email address will not be published. Required fields are marked *',
      ],
    ],
    [
      'the columns beside it',
      [
        title,
        'By marrenpost.example',
        '22/10/2024',
        ...paragraphs,
        'FEATURE NEWS',
        'The ferry will not be cheaper, says the harbour master',
        'The harbour master said on Tuesday that the price of fuel had not fallen since ...',
        '3 hours ago',
        'LATEST NEWS',
        'Mill Road floods again',
        'The road by the mill was closed on Tuesday, the third time since ...',
        '43 minutes ago',
        '',
        'School wins prize',
        'The school in Upper Marren has won the prize for the best garden of ...',
        '3 hours ago',
        'TOP',
      ],
    ],
    [
      'a wire’s footer and the rules for comments',
      [
        'Skip to Content',
        title,
        'By Ann Roe, Bo Li and Cy Wu, CNN',
        ...paragraphs,
        'The-CNN-Wire\n™ & © 2024 Cable News Network, Inc., a Warner Bros. Discovery Company. All rights reserved.',
        'Article Topic Follows: CNN - World',
        'Jump to comments ↓',
        'BE PART OF THE CONVERSATION',
        'NewsChannel 12 is committed to providing a forum for civil and constructive conversation.',
        'Please keep your comments respectful and relevant. You can review our Community Guidelines by clicking here',
        'Skip to content',
      ],
    ],
  ])('loses %s and no sentence', (_, lines) => {
    for (const between of ['\n', '\n\n']) {
      const article = cleaned(lines, between)
      expect(article.text.split('\n')).toEqual(paragraphs)
      expect(article.title).toBe(title)
    }
  })

  it('is read the same where a browser shows it as a page', () => {
    const text = [title, 'By Ann Roe', ...paragraphs, 'Source link'].join('\n')
    const html = `<html><head><meta name="color-scheme" content="light dark"></head><body><pre style="white-space: pre-wrap;">${text}</pre></body></html>`
    expect(cleanPage(html, { url: null })).toEqual(cleanPage(text, { url: null }))
  })

  it('is read for its byline and date like a page', () => {
    const article = cleaned([title, 'By Ann Roe and Bo Li', 'Feb. 5, 2024', ...paragraphs])
    expect(article).toMatchObject({ byline: ['Ann Roe', 'Bo Li'], publishedAt: '2024-02-05', title })
    expect(article.provenance['title']).toEqual({ source: 'first line', confidence: 0.5 })
  })

  it('is put together again where its lines were broken at a width', () => {
    const broken = paragraphs.map((text) => text.replaceAll(/(.{50,60}) /g, '$1\n'))
    expect(cleaned([title, ...broken]).text.split('\n')).toEqual(paragraphs)
  })

  it('may compare numbers, and spell signs as a page would', () => {
    const [first, ...rest] = paragraphs
    const article = cleaned([
      title,
      first!,
      'Of the piers, 2 < 4 were sound, the engineer of Roe &amp; Sons said.',
      ...rest,
    ])
    expect(article.text).toContain('2 < 4 were sound, the engineer of Roe & Sons said.')
  })

  it('with more lines than a page may have elements is rejected', () => {
    expect(cleanPage('a line\n'.repeat(40_000), { url: null })).toMatchObject({ type: 'rejected' })
  })
})
