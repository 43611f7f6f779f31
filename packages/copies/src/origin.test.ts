import { describe, expect, it } from 'vitest'
import { originOf } from './origin.ts'
import { type PageText, preparePage } from './prepared-page.ts'

const BODY = 'The ferry left the harbour at dawn with two hundred people on board, the port captain said on Tuesday.'

const prepared = (text: string, more: Partial<PageText> = {}) =>
  preparePage({
    id: text.slice(0, 40) + (more.publisher ?? ''),
    text,
    title: null,
    url: null,
    publisher: null,
    publishedAt: null,
    seenAt: null,
    byline: [],
    ...more,
  })

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
    expect(originAmong(prepared(told, { publisher: 'harbourtimes.example' }))?.name).toBe('The Harbour Times')
    expect(originAmong(prepared(told, { publisher: 'daily.example' }))).toBeNull()
    const signed = prepared(BODY, { publisher: 'Harbour Times', byline: ['Jane Doe'] })
    expect(originAmong(signed)).toEqual({ name: 'Harbour Times', confidence: 0.6, evidence: 'Jane Doe, Harbour Times' })
  })

  it('names no outlet of several that carry a text without a credit, and none without evidence', () => {
    const signed = (publisher: string) => prepared(BODY, { publisher, byline: ['Jane Doe'] })
    expect(originAmong(signed('one.example'), signed('two.example'))).toBeNull()
    expect(originAmong(prepared(BODY, { publisher: 'one.example' }))).toBeNull()
    expect(originAmong(prepared(`We have asked the port for comment. ${BODY}`))).toBeNull()
  })
})
