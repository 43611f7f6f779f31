import { describe, expect, it } from 'vitest'
import { originOf } from './origin.ts'
import { prepareCarried } from './prepare-carried.ts'
import { type PageText, preparePage } from './prepared-page.ts'
import { samplePage } from './sample-page.ts'

const BODY = 'The ferry left the harbour at dawn with two hundred people on board, the port captain said on Tuesday.'

const prepared = (text: string, more: Partial<PageText> = {}) =>
  preparePage(samplePage(text.slice(0, 40) + (more.publisher ?? ''), text, more))

const originAmong = (...pages: ReturnType<typeof prepared>[]) => {
  const [lead] = pages
  return lead ? originOf(lead, pages) : null
}

describe('originOf', () => {
  it('carries a credit over to the pages that dropped it', () => {
    const pages = [
      prepared(BODY),
      prepared(`OSLO, Norway (AP) — ${BODY}`),
      prepared(BODY, { publisher: 'daily.example' }),
    ]
    expect(originAmong(...pages)).toEqual({ name: 'AP', confidence: 0.97, evidence: 'OSLO, Norway (AP) —' })
  })

  it('trusts less where one page of three disagrees, and names nobody where two disagree', () => {
    const ap = prepared(`OSLO, Norway (AP) — ${BODY}`)
    const reuters = prepared(`OSLO, Norway (Reuters) - ${BODY}`)
    expect(originAmong(ap, ap, reuters)).toMatchObject({ name: 'AP', confidence: 0.65 })
    expect(originAmong(ap, reuters)).toBeNull()
  })

  it('names the agency on its own site, which does not sign there', () => {
    expect(originAmong(prepared(BODY, { publisher: 'apnews.com' }))).toMatchObject({
      name: 'AP',
      evidence: 'apnews.com',
    })
  })

  it('names the publisher when its text or its byline shows that it wrote it', () => {
    const told = `${BODY} Nobody was hurt, the captain told The Harbour Times.`
    expect(originAmong(prepared(told, { publisher: 'harbourtimes.example' }))?.name).toBe('harbourtimes.example')
    expect(originAmong(prepared(told, { publisher: 'daily.example' }))).toBeNull()
    const signed = prepared(BODY, { publisher: 'Harbour Times', byline: ['Jane Doe'] })
    expect(originAmong(signed)).toEqual({ name: 'Harbour Times', confidence: 0.6, evidence: 'Jane Doe, Harbour Times' })
  })

  it('names no outlet of several that carry a text without a credit, and none without evidence', () => {
    const signed = (publisher: string) => prepared(BODY, { publisher, byline: ['Jane Doe'] })
    expect(originAmong(signed('one.example'), signed('two.example'))).toBeNull()
    expect(originAmong(prepared(BODY, { publisher: 'one.example' }))).toBeNull()
    expect(originAmong(prepared(`We have asked the port for comment. ${BODY}`))).toBeNull()
    expect(originAmong(prepared(BODY, { publisher: 'one.example', byline: ['Staff and agencies'] }))).toBeNull()
  })

  it('has one name for the publisher however its text calls it', () => {
    const texts = ['The Herald has contacted the captain for comment.', 'The captain spoke, he told the Herald Online.']
    for (const text of texts) {
      const page = prepared(`${BODY}\n${text}`, { publisher: 'heraldonline.example' })
      expect([text, originAmong(page)?.name]).toEqual([text, 'heraldonline.example'])
    }
  })

  it('takes nobody for an outlet who only asks somebody something', () => {
    for (const words of [
      'Lawmakers have asked the agency to release the files after refusing comment.',
      'Detectives have asked anyone with information to come forward but declined further comment.',
      'Harbour Police have contacted the owner, who declined to comment.',
      'The Senate has asked the agency not to comment.',
    ])
      expect([words, originAmong(prepared(`${BODY}\n${words}`, { publisher: 'daily.example' }))]).toEqual([words, null])
    const asked = prepared(`${BODY}\nThe Quayside Post has contacted the captain for comment.`, {
      publisher: 'portal.example',
    })
    expect(originAmong(asked)?.name).toBe('Quayside Post')
  })

  it('believes what a page declares of its source where no mark does, and marks before that', () => {
    const carried = (text: string, credit: { agency: string; evidence: string } | null) =>
      prepareCarried({
        entryId: text.slice(0, 20),
        url: 'https://daily.example/1',
        outlet: 'daily.example',
        title: null,
        text,
        creditLines: [],
        credit,
        byline: [],
        publisher: 'The Daily',
        publishedAt: null,
        foundAt: new Date('2026-03-10T05:00:00Z'),
      })
    const declared = { agency: 'Reuters', evidence: 'link canonical: https://www.reuters.com/world/1' }
    expect(originAmong(carried(BODY, declared))).toEqual({
      name: 'Reuters',
      confidence: 0.85,
      evidence: declared.evidence,
    })
    expect(originAmong(carried(`OSLO, Norway (AP) — ${BODY}`, declared))?.name).toBe('AP')
    expect(originAmong(carried(BODY, null))).toBeNull()
  })

  it('names no outlet that is reprinted for the earliest of several pages, and an agency on its own', () => {
    const at = (publisher: string, publishedAt: string) => prepared(BODY, { publisher, publishedAt })
    const [fox, one, two] = [
      at('foxnews.com', '2026-03-10T09:00:00Z'),
      at('one.example', '2026-03-10T10:00:00Z'),
      at('two.example', '2026-03-10T11:00:00Z'),
    ]
    expect(originAmong(fox, one, two)).toBeNull()
    expect(originAmong(fox, one)).toMatchObject({ name: 'Fox News', confidence: 0.7 })
    expect(originAmong(fox)).toMatchObject({ name: 'Fox News', confidence: 0.9 })
    expect(originAmong(at('apnews.com', '2026-03-10T09:00:00Z'), at('one.example', '2026-03-10T10:00:00Z'))?.name).toBe(
      'AP',
    )
  })

  it('is never named by a photo credit, a quotation or what somebody told an agency', () => {
    for (const words of [
      'Photo: Reuters',
      '(AP Photo/Jane Doe)',
      'Jane Doe/Getty Images',
      'A ferry at dawn. Photo by Jane Doe, Associated Press',
      '“The Associated Press is a liar,” the captain said.',
      'The captain told the AP that nobody was hurt.',
      'The captain told The Associated Press on Tuesday that nobody was hurt, and Reuters reported the same.',
      'Nobody was hurt, according to Reuters.',
      'The news was first reported by The Wall Street Journal.',
      'The photographs were verified by Reuters.',
      'The count was compiled by The Associated Press.',
      'Additional reporting by AP',
      'Ferry firm sued by The New York Times',
      'The New York Times sued the ferry firm for copyright infringement in 2023.',
      'Copyright law is central to the case, Reuters reported.',
      'The Associated Press has signed a deal, saying that its copyright must be respected.',
      'Mr Doe is a reporter for The Wall Street Journal.',
      'She is an AP journalist who has covered the port for years.',
      'Politik •',
      'This article was originally published on Monday.',
      'This article was first published in March.',
      'This article was originally published in English.',
      'First published in Great Britain in 2019.',
      'Dieser Artikel erschien zuerst auf Englisch.',
    ])
      for (const text of [`${BODY}\n${words}`, `${words}\n${BODY}`, `${BODY} ${words}\n${BODY}`])
        expect([words, originAmong(prepared(text, { publisher: 'daily.example' }))]).toEqual([words, null])
  })
})
