import { describe, expect, it } from 'vitest'
import { parseFeed } from '@copydesk/feed'
import { decodeBody } from '@copydesk/http'

const TITLE = 'Совет принял решение о набережной'
const feed = (declared: string, before = '') =>
  `${before}<?xml version="1.0" encoding="${declared}"?><rss version="2.0"><channel><title>${TITLE}</title>` +
  `<item><title>${TITLE}</title><link>https://a.example/1</link></item></channel></rss>`

/** Windows-1251, whose letters stand in the order of the alphabet. */
const windows1251 = (text: string) =>
  Uint8Array.from(text, (letter) => {
    const code = letter.codePointAt(0) ?? 0
    return code < 128 ? code : code - 0x350
  })
const utf8 = (text: string) => new TextEncoder().encode(text)
const utf16 = (text: string) => new Uint8Array(Buffer.from(`\uFEFF${text}`, 'utf16le'))

describe('a feed from its bytes', () => {
  it.each<[how: string, bytes: Uint8Array, contentType: string | null]>([
    ['declared as it is', windows1251(feed('windows-1251')), 'text/xml'],
    ['UTF-8 declared as windows-1251', utf8(feed('windows-1251')), 'text/xml'],
    ['UTF-8 declared as windows-1251 in the header too', utf8(feed('windows-1251')), 'text/xml; charset=windows-1251'],
    [
      'windows-1251 declared as UTF-8 in the header alone',
      windows1251(feed('windows-1251')),
      'text/xml; charset=utf-8',
    ],
    ['windows-1251 declared as UTF-8 everywhere', windows1251(feed('utf-8')), 'text/xml; charset=utf-8'],
    ['a byte order mark over a declaration', utf8(`\uFEFF${feed('koi8-r')}`), 'text/xml; charset=koi8-r'],
    ['a blank line before the declaration', windows1251(feed('windows-1251', '\r\n')), null],
    ['UTF-16', utf16(feed('utf-16')), 'application/rss+xml'],
    ['UTF-16 declared as UTF-8', utf16(feed('utf-8')), 'application/rss+xml; charset=utf-8'],
    ['UTF-8 declared as UTF-16', utf8(feed('utf-16')), 'text/xml'],
    ['UTF-16 that begins with its high bytes', new Uint8Array(Buffer.from(utf16(feed('utf-16'))).swap16()), null],
    ['a name of a charset that there is not', utf8(feed('x-none-such')), 'text/xml; charset=none-such'],
  ])('is read right: %s', (_, bytes, contentType) => {
    const outcome = parseFeed(decodeBody(bytes, contentType).text, null)
    expect(outcome).toMatchObject({
      type: 'feed',
      parsed: { feed: { title: TITLE }, entries: [{ title: TITLE, url: 'https://a.example/1' }] },
      warnings: [],
    })
  })

  // Titles in bytes: what their charsets have for them, by the Encoding Standard.
  it.each<[charset: string, bytes: number[], title: string]>([
    ['ISO-8859-1', [0x93, 0x43, 0x61, 0x66, 0xe9, 0x94, 0x20, 0x96, 0x20, 0x35, 0x20, 0x80], '“Café” – 5 €'],
    ['us-ascii', [0x4d, 0xfc, 0x6e, 0x63, 0x68, 0x65, 0x6e], 'München'],
    ['gb2312', [0xd0, 0xc2, 0xce, 0xc5], '新闻'],
    ['Shift_JIS', [0x83, 0x6a, 0x83, 0x85, 0x81, 0x5b, 0x83, 0x58], 'ニュース'],
    ['euc-kr', [0xb4, 0xba, 0xbd, 0xba], '뉴스'],
  ])('is read right in %s', (charset, title, said) => {
    const [before, after] = feed(charset).split(TITLE).slice(0, 2)
    const bytes = Buffer.concat([
      Buffer.from(`${before}`),
      Buffer.from(title),
      Buffer.from(`${after}x</title><link>https://a.example/1</link></item></channel></rss>`),
    ])
    const outcome = parseFeed(decodeBody(bytes, null).text, null)
    expect(outcome).toMatchObject({ type: 'feed', parsed: { feed: { title: said } } })
  })
})
