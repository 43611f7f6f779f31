import { describe, expect, it } from 'vitest'
import { readWireMarks } from './wire.ts'

const BODY = 'The ferry left the harbour at dawn with two hundred people on board, the port captain said on Tuesday.'

describe('what the metadata declare', () => {
  const credit = (field: string, value: string, text = BODY) =>
    readWireMarks({
      text,
      byline: [],
      title: null,
      publisher: 'The Marren Post',
      host: 'www.marrenpost.co.uk',
      declared: [{ field, value }],
    }).credit

  it.each([
    ['meta source', 'The Canadian Press', 'Canadian Press'],
    ['meta syndication-source', 'https://apnews.com/article/1', 'AP'],
    ['link canonical', 'https://www.harbour-times.example/a', 'harbour-times.example'],
    ['link canonical', 'https://news.marrenpost.co.uk/a', undefined],
    ['link canonical', 'https://www.marrenpost.com/a', undefined],
    ['link canonical', '/a', undefined],
    ['meta source', 'Marren Post', undefined],
    ['meta source', 'web', undefined],
    ['meta source', 'Jane Doe', undefined],
  ])('%s: %s', (field, value, agency) => {
    expect(credit(field, value)?.agency).toBe(agency)
  })

  it('goes after the marks in the text, with the field as its evidence', () => {
    expect(credit('link canonical', 'https://www.harbour-times.example/a', `OSLO (AP) — ${BODY}`)?.agency).toBe('AP')
    expect(credit('meta source', 'Reuters')).toEqual({ agency: 'Reuters', evidence: 'meta source: Reuters' })
  })
})
