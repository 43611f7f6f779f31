import type { Relation } from '@copydesk/news'
import type { Article } from './article.ts'
import type { Page } from './edition.ts'

/** What a reader of the day should find, `either` where two answers can be defended. */
export type TruePage = {
  /** As finally reached, without tracking. */
  url: string
  outlet: string
  article: string | null
  disposition: 'stored' | 'copy' | 'skipped' | 'rejected' | 'either'
  relation: Relation | null
  story: string | null
  /** Name of the agency or outlet that wrote it. */
  origin: string | null
  /** Minutes of the day. */
  published: number
  withdrawn: number | null
  phenomena: string[]
}
export type TrueArticle = {
  id: string
  story: string
  origin: string
  agency: boolean
  reporter: string
  versions: { minute: number; headline: string; text: string }[]
  quotes: { text: string; speaker: string }[]
  people: string[]
  organizations: string[]
  places: string[]
}
export type TrueStory = { id: string; kind: string; articles: string[]; independent: string[] }
export type Truth = { pages: TruePage[]; articles: TrueArticle[]; stories: TrueStory[] }

/** The truth about pages: which article each carries, whose it is, and what is odd about it. */
export function truthOf(articles: Article[], pages: Page[], siteOf: (page: Page) => string): Truth {
  const led = new Set(
    pages.filter((page) => page.treatment.relation === 'original' && page.article).map((page) => page.article?.id),
  )
  return {
    pages: pages.map((page) => truePage(page, siteOf(page), led)),
    articles: articles.map(trueArticle),
    stories: stories(articles),
  }
}

/** Whether a PDF was not news text or could not be read is for the reader to say. */
const ODD_DISPOSITIONS = { pdf: 'either', missing: 'rejected', gallery: 'either', digest: 'either' } as const

function truePage(page: Page, at: string, led: Set<string | undefined>): TruePage {
  const { article, treatment, oddity } = page
  const shared = {
    url: at + page.path,
    outlet: page.house.name,
    published: page.published,
    withdrawn: page.withdrawn,
    phenomena: phenomenaOf(page),
  }
  if (!article || oddity)
    return {
      ...shared,
      article: null,
      disposition: oddity ? ODD_DISPOSITIONS[oddity] : 'either',
      relation: null,
      story: null,
      origin: null,
    }
  const uncertain = page.withdrawn !== null || !led.has(article.id)
  const disposition = uncertain ? 'either' : treatment.relation === 'original' ? 'stored' : 'copy'
  return {
    ...shared,
    article: article.id,
    disposition,
    relation: treatment.relation,
    story: article.happening.id,
    origin: article.author.name,
  }
}

function phenomenaOf(page: Page): string[] {
  const { house, article, treatment } = page
  const marks: [string, boolean][] = [
    [treatment.name, Boolean(article)],
    ['agency name kept', Boolean(article?.author.agency) && treatment.agencyName === 'kept'],
    ['live', article?.live === true],
    ['look-alike', article?.lookAlike === true],
    [
      'correction',
      (article?.versions.length ?? 0) > 1 && article?.live === false && page.follows && treatment.name !== 'writethru',
    ],
    ['withdrawn', page.withdrawn !== null],
    ['busy: 429', page.trouble === 'busy'],
    ['broken: 503', page.trouble === 'broken'],
    ['slow host', house.slow],
    ['redirect 301', house.links === 'moved'],
    ['redirect 302', house.links === 'tracked'],
    ['utm', house.links === 'utm'],
    ['wrong charset', house.charset.bytes !== house.charset.declared],
    ['windows-1252', house.charset.bytes === 'windows-1252'],
    ['two feeds', house.twoFeeds && page.number % 3 === 0],
    ['side column', Boolean(article) && house.design !== 'print'],
    [page.oddity ?? '', page.oddity !== null],
    [`design: ${house.design}`, Boolean(article)],
  ]
  return marks.filter(([, holds]) => holds).map(([name]) => name)
}

const trueArticle = (article: Article): TrueArticle => ({
  id: article.id,
  story: article.happening.id,
  origin: article.author.name,
  agency: article.author.agency,
  reporter: article.reporter,
  versions: article.versions.map(({ minute, headline, paragraphs }) => ({
    minute,
    headline,
    text: paragraphs.join('\n'),
  })),
  quotes: article.sayings,
  ...article.named,
})

function stories(articles: Article[]): TrueStory[] {
  const byHappening = Map.groupBy(articles, (article) => article.happening.id)
  return [...byHappening].map(([id, told]) => ({
    id,
    kind: told[0]?.happening.kind.name ?? '',
    articles: told.map((article) => article.id),
    independent: [...new Set(told.map((article) => article.author.owner))],
  }))
}
