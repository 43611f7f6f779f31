import { render } from 'dom-serializer'
import { describe, expect, it } from 'vitest'
import { parsePage } from '../page-tree.ts'
import { prune } from './prune.ts'

const filler = `<p>${'The council met on Monday to talk about the bridge. '.repeat(10)}</p>`

const pruned = (html: string) => {
  const page = parsePage(`<body>${html}${filler}${filler}${filler}</body>`)
  if ('refused' in page) throw new Error(page.refused)
  const { removed } = prune(page.tree)
  return { removed, html: render(page.tree) }
}

describe('prune', () => {
  it.each([
    ['<nav>Home</nav>', /navigation/],
    ['<div role="search">Find</div>', /ARIA/],
    ['<div aria-modal="true">Welcome</div>', /ARIA/],
    ['<span class="sr-only">Skip</span>', /hidden/],
    ['<div hidden>Later</div>', /hidden/],
    ['<div id="onetrust-banner">Accept</div>', /cookie/],
    [
      '<div class="cookie-bar">We use cookies to remember you, and our partners do so as well; you may read more of it.</div>',
      /cookie/,
    ],
    ['<p class="newsletter">Get the morning letter in your inbox.</p>', /sign up/],
    ['<p class="related"><a href="/1">Port strike ends</a></p>', /other articles/],
    ['<div class="storyShareTools">Send</div>', /share/],
    ['<section class="related-links">Port strike</section>', /other articles/],
    ['<div class="imgCaption">The bridge</div>', /caption/],
  ])('takes out %s', (html, reason) => {
    const { removed } = pruned(html)
    expect(removed).toHaveLength(1)
    expect(removed[0]!.reason).toMatch(reason)
  })

  it.each([
    ['an article', '<div class="related"><article>Text</article></div>'],
    ['an h1', '<aside><h1>Bridge closed</h1></aside>'],
    ['a third of the text', `<div class="newsletter">${filler}${filler}</div>`],
    ['a word that only begins like a mark', '<div class="shareholders unrelated">Text</div>'],
    ['a share price', '<p class="share-price">The share of the port fell to 120 on Monday.</p>'],
    ['a ruling', '<p class="privacy-ruling">The court ruled that the letters of the mayor are her own.</p>'],
    [
      'rows of content',
      '<table class="related-results"><tr><td>Mill Road</td><td>120</td></tr><tr><td>Port Street</td><td>98</td></tr></table>',
    ],
    [
      'a recipe',
      '<div class="cookies-recipe"><p>Beat the butter and the sugar, then fold in the flour.</p><p>Bake them for twelve minutes, until they are gold at the edge.</p></div>',
    ],
    [
      'a table without a name',
      '<figure><table><tr><td>Mill Road</td><td>120</td></tr><tr><td>Port Street</td><td>98</td></tr></table></figure>',
    ],
    ['a paragraph in a block', `${filler}<div class="media-share">${filler}</div>`],
    ['text hidden by an inline style', '<div style="display:none">Text</div>'],
  ])('keeps what holds %s', (_, html) => {
    expect(pruned(html).removed).toEqual([])
  })

  it('takes a side column even where it is a third of the text, when the text beside it is more', () => {
    const html = `<section><p>${filler}</p><p>${filler}</p></section><div class="rail"><p>${filler}</p></div>`
    expect(pruned(html).removed).toHaveLength(1)
  })
})

describe('the rest of a text behind "Read more"', () => {
  const rest = `<p>${'The council met again on Tuesday, to talk about the mill. '.repeat(3)}</p>`

  it.each(['style="display: none"', 'class="hide"'])(
    'is shown where it is hidden by %s next to a paragraph',
    (hidden) => {
      const { html, removed } = pruned(`${filler}<div ${hidden}>${rest}${rest}</div>`)
      expect(html).toContain(`<div>${rest}${rest}</div>`)
      expect(removed).toEqual([])
    },
  )

  it('is no hidden window with a button or two', () => {
    const { html } = pruned(
      `${filler}<div style="display:none"><p>Thank you!</p><a href="/1">Go on to the front page</a></div>`,
    )
    expect(html).toContain('display:none')
  })
})
