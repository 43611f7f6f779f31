import { preparePage } from '@copydesk/copies'
import type { KnownArticle, PlacedPage } from '@copydesk/store'
import { expect, it } from 'vitest'
import { decideArticles } from './decide-articles.ts'

/** Fifty words that no other number gives (Lehmer's generator). */
function paragraph(at: number): string {
  let state = at * 7919 + 1
  return Array.from({ length: 50 }, () => {
    state = (state * 48_271) % 2_147_483_647
    return `word${state % 9973}`
  }).join(' ')
}
const textOf = (paragraphs: number[]) => paragraphs.map(paragraph).join('\n')

const seenAt = (minute: number) => new Date(Date.UTC(2026, 2, 10, 5, minute))

/** A store of a few pages, in which what is decided is kept. */
function desk() {
  const pages = new Map<string, PlacedPage>()
  const texts = new Map<string, string>()
  const articles = new Map<string, KnownArticle & { into: string | null }>()
  const place = (id: string, revised: { text: string; now: string } | null = null) => {
    const known = [...articles.values()].filter(({ into }) => into === null)
    const prepared = new Map(
      [...pages.values()].map((page) => {
        const publishedAt = page.publishedAt?.toISOString() ?? null
        const plain = { title: null, url: page.url, publisher: page.outlet, publishedAt, byline: [] }
        const text = texts.get(page.entryId) ?? ''
        return [page.entryId, preparePage({ id: page.entryId, text, seenAt: page.foundAt.toISOString(), ...plain })]
      }),
    )
    const plans = decideArticles(
      { pages: [...pages.values()].toSorted((a, b) => (a.entryId < b.entryId ? -1 : 1)), articles: known },
      prepared,
      revised && { entryId: id, ...revised },
    )
    for (const plan of plans) {
      const version = (articles.get(plan.articleId)?.version ?? 0) + 1
      articles.set(plan.articleId, { ...plan, id: plan.articleId, version, into: null })
      for (const absorbed of plan.absorbs) (articles.get(absorbed) as { into: string | null }).into = plan.articleId
      for (const copy of plan.copies) {
        const page = pages.get(copy.entryId) as PlacedPage
        const founded = page.founded + Number(plan.isNew && copy.entryId === plan.leadEntryId)
        pages.set(copy.entryId, { ...page, articleId: plan.articleId, founded, placed: copy })
      }
    }
    return plans
      .flatMap(({ changes }) => changes)
      .map(({ type, subject, data }) => ({ type, subject, into: data['into'], named: [data['url'], data['of']] }))
  }
  const add = (id: string, paragraphs: number[], publishedAt: Date | null = null) => {
    texts.set(id, textOf(paragraphs))
    const foundAt = seenAt(pages.size)
    const outlet = `${id}.example`
    pages.set(id, {
      entryId: id,
      revisionId: `${id}-1`,
      url: `https://${outlet}/`,
      outlet,
      title: id,
      publishedAt,
      foundAt,
      articleId: null,
      founded: 0,
      disposition: 'pending',
      reason: null,
      placed: null,
      uncorrected: null,
    })
    return place(id)
  }
  const articleOf = (id: string) => pages.get(id)?.articleId
  const leadsTo = (id: string | null | undefined) => {
    const found = articles.get(id ?? '')
    return found?.into ?? found?.id
  }
  const urlOf = (id: string) => pages.get(id)?.url
  return { add, articleOf, leadsTo, urlOf }
}

it('splits an article when a later page shows that a join was wrong, tells so, and leaves no id that leads nowhere', () => {
  const { add, articleOf, leadsTo } = desk()
  add('host', [1, 2, 20, 21, 22, 23, 24, 25, 26, 27])
  add('part', [1, 2])
  const first = articleOf('host')
  expect(articleOf('part')).toBe(first)
  // A text of which `part` is the most of shows that it was cut from that, and is in the host as a quotation only.
  const whole = [
    ...add('text', [1, 2, 3, 4]).map((change) => ({ by: 'text', ...change })),
    ...add('again', [1, 2, 3, 4]).map((change) => ({ by: 'again', ...change })),
  ]
  expect(articleOf('host')).toBe(first)
  const second = articleOf('text')
  expect(second).not.toBe(first)
  expect([articleOf('part'), articleOf('again')]).toEqual([second, second])
  expect(whole.filter(({ type }) => type === 'copydesk.article.split')).toMatchObject([
    { by: 'again', type: 'copydesk.article.split', subject: first, into: second },
  ])
  expect([leadsTo(first), leadsTo(second)]).toEqual([first, second])
})

const ordersOf = <T>(all: T[]): T[][] =>
  all.length < 2 ? [all] : all.flatMap((first, at) => ordersOf(all.toSpliced(at, 1)).map((rest) => [first, ...rest]))

it('gives the same articles, whichever page came first, and tells of every page', () => {
  const texts: [string, number[]][] = [
    ['host', [1, 2, 20, 21, 22, 23, 24, 25, 26, 27]],
    ['part', [1, 2]],
    ['text', [1, 2, 3, 4]],
    ['again', [1, 2, 3, 4]],
  ]
  for (const order of ordersOf(texts)) {
    const { add, articleOf, leadsTo, urlOf } = desk()
    const given = new Set<string>()
    const told = new Set<unknown>()
    for (const [id, paragraphs] of order) {
      for (const url of add(id, paragraphs).flatMap(({ named }) => named)) told.add(url)
      for (const [other] of texts) given.add(articleOf(other) ?? '')
    }
    given.delete('')
    for (const [id] of texts) expect(told).toContain(urlOf(id))
    expect(articleOf('host')).not.toBe(articleOf('part'))
    expect(articleOf('text')).toBe(articleOf('part'))
    expect(articleOf('again')).toBe(articleOf('part'))
    for (const id of given) expect([articleOf('host'), articleOf('part')]).toContain(leadsTo(id))
  }
})

it('names every page in what is told, whichever came first and led in between', () => {
  const texts: [string, number[]][] = [
    ['brief', [1, 2]],
    ['cut', [1, 2, 3]],
    ['whole', [1, 2, 3, 4]],
    ['added', [1, 2, 3, 4, 5, 6]],
    ['twin', [1, 2, 3]],
  ]
  for (const order of ordersOf(texts)) {
    const { add, urlOf } = desk()
    const told = new Set<unknown>()
    for (const [at, [id, paragraphs]] of order.entries())
      for (const url of add(id, paragraphs, seenAt(30 - at)).flatMap(({ named }) => named)) told.add(url)
    for (const [id] of order) expect(told, order.map(([name]) => name).join(' ')).toContain(urlOf(id))
  }
})
