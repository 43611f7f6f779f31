import type { ArticlePlan, KnownArticle, PlacedPage, PlannedCopy } from '@copydesk/store'
import { describe, expect, it } from 'vitest'
import { changesOf } from './changes.ts'

const SEEN_AT = new Date('2026-03-10T05:00:00Z')

/** The page of that entry, as it was placed before: in `articleId`, or nowhere yet. */
const page = (entryId: string, articleId: string | null): [string, PlacedPage] => [
  entryId,
  {
    entryId,
    revisionId: `text of ${entryId}`,
    url: `https://${entryId}.example/story`,
    outlet: `${entryId}.example`,
    title: null,
    publishedAt: null,
    foundAt: SEEN_AT,
    articleId,
    founded: 0,
    disposition: 'pending',
    reason: null,
    placed: null,
    uncorrected: null,
  },
]

const placed = (entryId: string, ofEntryId: string | null): PlannedCopy => ({
  entryId,
  revisionId: `text of ${entryId}`,
  relation: ofEntryId ? 'reprint' : 'original',
  ofEntryId,
  ofRevisionId: ofEntryId && `text of ${ofEntryId}`,
  overlap: ofEntryId ? { ofThis: 1, ofOther: 1 } : null,
  outlet: null,
  evidence: null,
  disposition: ofEntryId ? 'copy' : 'stored',
  reason: null,
  uncorrected: null,
  isChanged: true,
})

/** Article `a`, led by the first of these pages, which the others ran. */
const plan = (entryIds: [string, ...string[]], absorbs: string[] = []): ArticlePlan => ({
  articleId: 'a',
  leadEntryId: entryIds[0],
  revisionId: `text of ${entryIds[0]}`,
  title: null,
  publishedAt: null,
  firstSeenAt: SEEN_AT,
  origin: null,
  correction: null,
  copies: entryIds.map((entryId, at) => placed(entryId, at > 0 ? entryIds[0] : null)),
  size: entryIds.length,
  crowd: null,
  isNew: false,
  absorbs,
  state: '',
  changes: [],
})

const ledBy = (leadEntryId: string): KnownArticle => ({
  id: 'a',
  version: 1,
  leadEntryId,
  revisionId: `text of ${leadEntryId}`,
  firstSeenAt: SEEN_AT,
  correction: null,
})

const told = (article: ArticlePlan, pages: [string, PlacedPage][], known: KnownArticle | null) =>
  changesOf(article, new Map(pages), known, null).map(({ type, data }) => [
    type.slice('copydesk.article.'.length),
    data['url'] ?? data['articleId'],
  ])

describe('changesOf', () => {
  it('tells of a new article, and of each page that runs it', () => {
    const pages = [page('wire', null), page('daily', null)]
    expect(told(plan(['wire', 'daily']), pages, null)).toEqual([
      ['new', 'https://wire.example/story'],
      ['copied', 'https://daily.example/story'],
    ])
  })

  it('tells nothing of the same pages once more', () => {
    expect(told(plan(['wire', 'daily']), [page('wire', 'a'), page('daily', 'a')], ledBy('wire'))).toEqual([])
  })

  it('names a page that comes and leads from now on by the copy that was made from it', () => {
    expect(told(plan(['wire', 'daily']), [page('wire', null), page('daily', 'a')], ledBy('daily'))).toEqual([
      ['copied', 'https://daily.example/story'],
    ])
  })

  it('tells of a page that comes and leads from now on where no copy was made from it', () => {
    const article = plan(['wire', 'daily', 'post'])
    const elsewhere = { ...article, copies: [placed('wire', null), placed('daily', 'post'), placed('post', null)] }
    const pages = [page('wire', null), page('daily', 'a'), page('post', 'a')]
    expect(told(elsewhere, pages, ledBy('daily'))).toContainEqual(['copied', 'https://wire.example/story'])
  })

  it('does not tell twice of a lead whose article is brought along', () => {
    const article = plan(['wire', 'daily'], ['b'])
    const apart = { ...article, copies: [placed('wire', null), placed('daily', null)] }
    expect(told(apart, [page('wire', 'b'), page('daily', 'a')], ledBy('daily'))).toEqual([['merged', 'b']])
  })

  it('tells of pages that an article which goes on has lost to this one', () => {
    const pages = [page('wire', 'a'), page('daily', 'b')]
    expect(told(plan(['wire', 'daily']), pages, ledBy('wire'))).toEqual([
      ['copied', 'https://daily.example/story'],
      ['split', 'b'],
    ])
  })
})
