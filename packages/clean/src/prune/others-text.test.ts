import { describe, expect, it } from 'vitest'
import { cleanPage } from '../clean.ts'
import { paragraphs } from '../sample-pages.ts'
import { partsOf } from '../sample-parts.ts'

const prose = (lines: string[]) => lines.map((line) => `<p>${line}</p>`).join('\n')

const textOf = (body: string) => {
  const outcome = cleanPage(`<html><body>${body}</body></html>`, { url: 'https://marrenpost.example/news/bridge' })
  return outcome.type === 'article' ? outcome.article.text.split('\n') : []
}

const short = paragraphs.slice(0, 3)
const nine = Array.from({ length: 9 }, (_, at) => at)

const comment = (at: number) =>
  `<li id="comment-${at}" class="comment"><article class="comment-body"><footer><b class="fn">reader ${at}</b> says:</footer>
  <p>I have lived in this town all my life, and nobody has asked me for comment ${at} before. They should have looked at the piers long ago.</p>
  </article></li>`

const card = (at: number) =>
  `<article class="card post-${at}"><h3><a href="/news/${at}">Story number ${at} of the day in Marren</a></h3>
  <p>The harbour office said on Tuesday that berth ${at} would be shut for the week, and that ships would wait outside.</p></article>`

describe('what outweighs a short article', () => {
  it('is not what readers say of it', () => {
    const section = `<div id="comments" class="comments-area"><ol class="comment-list">${nine.map(comment).join('')}</ol></div>`
    expect(textOf(`<main><h1>Bridge shut</h1><div class="entry">${prose(short)}</div>${section}</main>`)).toEqual(short)
  })

  it.each('commentaires commenti kommentare comentarios yorumlar reacties komentarze'.split(' '))(
    'is not what readers say in a section named %s',
    (name) => {
      const section = `<div id="${name}">${nine.map((at) => `<div class="entry"><b>reader ${at}</b><p>I have lived in this town all my life, and nobody has asked me, ${at} times. They should have looked long ago.</p></div>`).join('')}</div>`
      expect(textOf(`<main><h1>Bridge shut</h1><div class="story">${prose(short)}</div>${section}</main>`)).toEqual(
        short,
      )
    },
  )

  it.each(['class="commentary"', 'id="social-news"', 'id="community-story"', 'class="post hentry category-extra"'])(
    'is the text of an element named %s',
    (name) => {
      const aboutUs = `<div class="boxes"><p>${'The Marren Post is read on both banks of the river. '.repeat(12)}</p></div>`
      const own = partsOf([11]).flat()
      const body = `<div class="top"><h1>Bridge shut</h1></div><div><div ${name}>${prose(own)}</div></div>${aboutUs}`
      expect(textOf(body)).toEqual(expect.arrayContaining(own))
    },
  )

  it.each([3, 9])('is not a list of %i other stories, inside or outside of its element', (count) => {
    const list = `<div class="grid">${nine.slice(0, count).map(card).join('')}</div>`
    const text = `<h1>Bridge shut</h1><div class="entry">${prose(short)}</div>`
    expect(textOf(`<main>${text}${list}</main>`)).toEqual(short)
    expect(textOf(`<main>${text}</main>${list}`)).toEqual(short)
  })

  it('is the article where its paragraphs stand among the entries, or it has no others', () => {
    const entries = nine.map(
      (at) =>
        `<div class="place"><h2><a href="/hotels/${at}">The ${at}th house by the harbour</a></h2><p>${paragraphs[at % 5]} It has ${at} rooms.</p></div>`,
    )
    const among = textOf(`<h1>Nine houses</h1><div class="text">${prose(short)}${entries.join('')}</div>`)
    expect(among).toContain(`${paragraphs[4]} It has 4 rooms.`)
    expect(textOf(`<h1>Nine houses</h1><div class="text">${entries.join('')}</div>`)).toContain(
      `${paragraphs[4]} It has 4 rooms.`,
    )
  })

  it('is the article where its entries say more than teasers do, or are updates of a live blog', () => {
    const entry = (at: number, text: string) =>
      `<div class="entry"><h3><a href="/news/${at}">Part ${at} of what became known</a></h3><p>${text} (${at})</p></div>`
    const digest = nine.map((at) => entry(at, `${paragraphs[at % 5]} ${paragraphs[(at + 1) % 5]}`)).join('')
    const text = textOf(`<h1>The week</h1><div class="intro">${prose(short)}</div><div>${digest}</div>`)
    expect(text).toContain(`${paragraphs[4]} ${paragraphs[0]} (4)`)
    const updates = nine.map(
      (at) => `${entry(at, paragraphs[at % 5]!)}<time datetime="2024-02-05T10:0${at}">10:0${at}</time>`,
    )
    const live = textOf(
      `<h1>Live: Bridge shut</h1><div class="intro">${prose(short)}</div><div>${updates.join('')}</div>`,
    )
    expect(live).toContain(`${paragraphs[4]} (4)`)
  })

  it('is the article where all of it stands in an element called after the comments on it', () => {
    expect(
      textOf(`<h1>Bridge shut</h1><div class="comments-open comments"><div>${prose(paragraphs)}</div></div>`),
    ).toEqual(paragraphs)
  })
})
