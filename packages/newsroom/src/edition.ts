import type { Article, Version } from './article.ts'
import { DAY_MINUTES } from './day.ts'
import type { House } from './houses.ts'
import { random, type Random } from './random.ts'
import { asWritten, treatments, type Treatment } from './treatment.ts'

/** What a page is when it is not simply an article. */
export type Oddity = 'pdf' | 'missing' | 'gallery' | 'digest'
/** What goes wrong with the first request for a page. */
export type Trouble = 'busy' | 'broken'

/** One page of one house: which article, in what form, from which minute on. */
export type Page = {
  number: number
  house: House
  path: string
  headline: string
  published: number
  article: Article | null
  treatment: Treatment
  /** Whether later versions of the article change this page. */
  follows: boolean
  withdrawn: number | null
  trouble: Trouble | null
  oddity: Oddity | null
  random: Random
}

const ODDITIES: Oddity[] = ['pdf', 'missing', 'gallery', 'digest']
const TROUBLES: (Trouble | 'withdrawn' | null)[] = [
  'busy',
  null,
  null,
  null,
  'broken',
  null,
  null,
  null,
  'withdrawn',
  null,
  null,
  null,
  null,
  null,
  null,
  null,
]
/** How many outlets take an agency story; many take none or a few, some stories go everywhere. */
const TAKERS = [1, 2, 3, 3, 4, 4, 5, 6, 8, 11]
const WITHDRAWN_AFTER = 120
const PAGES_PER_ODDITY = 45

/** Every page of the day, in the order of publication. Deterministic in the seed. */
export function printDay(seed: number, articles: Article[], outlets: House[], startsAt: Date): Page[] {
  const source = random(`edition ${seed}`)
  const pages: Omit<Page, 'number' | 'path'>[] = []
  let reprints = 0
  let rewrites = 0
  for (const article of articles) {
    const from = source.fork(article.id)
    const [first] = article.versions as [Version]
    const own = pageOf(article, article.author, asWritten, first.minute, from.fork('own'))
    const syndicatedOnly = article.author.agency && from.chance(0.05)
    if (!syndicatedOnly) pages.push(own)
    if (article.author.agency && article.versions.length > 1 && rewrites++ % 2 === 0) {
      own.follows = false
      pages.push(writethru(article, from))
    }
    for (const taker of takers(article, outlets, from)) {
      const treatment = treatments[reprints++ % treatments.length] as Treatment
      const minute = Math.min(DAY_MINUTES - 1, first.minute + from.whole(2, 150))
      const copy = pageOf(article, taker, treatment, minute, from.fork(taker.host))
      const trouble = TROUBLES[reprints % TROUBLES.length] ?? null
      if (trouble === 'withdrawn') copy.withdrawn = Math.min(DAY_MINUTES - 1, minute + WITHDRAWN_AFTER)
      else copy.trouble = trouble
      pages.push(copy)
    }
  }
  pages.push(...oddPages(source, outlets, Math.max(ODDITIES.length, Math.floor(pages.length / PAGES_PER_ODDITY))))
  return pages
    .sort((one, other) => one.published - other.published)
    .map((made, number) => ({ ...made, number, path: pathOf(made, number, startsAt) }))
}

function takers(article: Article, outlets: House[], from: Random): House[] {
  if (article.live || article.lookAlike) return []
  if (article.author.agency) return from.sample(outlets, from.pick(TAKERS))
  const siblings = outlets.filter(
    (outlet) => outlet.owner === article.author.owner && outlet.host !== article.author.host,
  )
  return from.chance(0.5) ? from.sample(siblings, 1) : []
}

function pageOf(
  article: Article,
  house: House,
  treatment: Treatment,
  published: number,
  from: Random,
): Omit<Page, 'number' | 'path'> {
  const follows = treatment.name === asWritten.name || from.chance(0.5)
  return {
    house,
    headline: '',
    published,
    article,
    treatment,
    follows,
    withdrawn: null,
    trouble: null,
    oddity: null,
    random: from,
  }
}

/** The later version under an address of its own, as agencies file it. */
function writethru(article: Article, from: Random): Omit<Page, 'number' | 'path'> {
  const last = article.versions.at(-1) as Version
  const later: Treatment = { ...asWritten, name: 'writethru', relation: 'revision' }
  return pageOf(article, article.author, later, last.minute, from.fork('writethru'))
}

function oddPages(source: Random, outlets: House[], count: number): Omit<Page, 'number' | 'path'>[] {
  return Array.from({ length: count }, (_, at) => {
    const from = source.fork(`odd ${at}`)
    const oddity = ODDITIES[at % ODDITIES.length] as Oddity
    const headline = {
      pdf: 'Full text of the report (PDF)',
      missing: 'Notebook: notes from the week',
      gallery: 'In pictures: the week',
      digest: 'Morning briefing: what to know',
    }[oddity]
    return {
      house: from.pick(outlets),
      headline: `${headline}, No. ${at + 1}`,
      published: from.whole(0, 1300),
      article: null,
      treatment: asWritten,
      follows: false,
      withdrawn: null,
      trouble: null,
      oddity,
      random: from,
    }
  })
}

/** The version a page shows at a minute. */
export function versionAt(page: Page, minute: number): Version | null {
  if (!page.article) return null
  const until = page.follows ? minute : page.published
  return page.article.versions.findLast((version) => version.minute <= until) ?? (page.article.versions[0] as Version)
}

/** The last minute, up to this one, at which the page changed. */
export function changedAt(page: Page, minute: number): number {
  return Math.max(page.published, versionAt(page, minute)?.minute ?? 0)
}

const slug = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60)
    .replace(/-$/, '')

function pathOf(made: Omit<Page, 'number' | 'path'>, number: number, startsAt: Date): string {
  const headline = made.article ? (made.article.versions[0] as Version).headline : made.headline
  const section = made.article?.happening.kind.section ?? 'news'
  if (made.oddity === 'pdf') return `/files/${slug(headline)}.pdf`
  const id = 100_000 + number * 7
  const paths: Record<House['path'], string> = {
    dated: `/${startsAt.toISOString().slice(0, 10).replaceAll('-', '/')}/${slug(headline)}-${id.toString(36)}/`,
    numbered: `/news/${slug(headline)}-${id}.html`,
    query: `/story.php?cat=${section}&sid=${id}`,
    section: `/${section}/${slug(headline)}/${id}`,
  }
  return paths[made.house.path]
}
