import type { Article } from '../article.ts'
import { writeDay } from '../day.ts'
import { outlets } from '../houses.ts'
import { random, type Random } from '../random.ts'
import { wording } from '../wording.ts'
import { filledForm } from './forms.ts'
import { type Elsewhere, laidOut } from './lay-out.ts'
import type { Draft, ScrapedPage } from './scraped-page.ts'
import {
  type Desk,
  digest,
  embedding,
  followUp,
  hybrid,
  reprints,
  rollingFile,
  runningStory,
  sharedStatement,
} from './strands.ts'

const OUTLETS = 40
const STARTS_AT = new Date('2026-03-10T05:00:00Z')
const FORMS_PER_ARTICLE = 0.17
const DIGESTS_PER_ARTICLE = 0.04
const STUBS_PER_ARTICLE = 0.08

/**
 * The pages of a day as a scraper would bring them in, with the article that each carries: the newsroom's texts, and everything
 * that makes copies hard to tell. `articles` counts the texts written first. Deterministic in its arguments; in no order.
 */
export function createScrapedDay(seed: number, articles: number): ScrapedPage[] {
  const source = random(`scraped ${seed}`)
  const houses = outlets(OUTLETS, source.fork('outlets'))
  const written = writeDay(seed, articles, houses).filter((article) => !article.live && !article.lookAlike)
  const desk: Desk = { outlets: houses, wording: wording(), random: source.fork('desk') }
  const drafts = [
    ...strands(written, desk),
    ...times(articles * FORMS_PER_ARTICLE, (at) => formDrafts(at, houses, source.fork(`form ${at}`))).flat(),
    ...times(articles * DIGESTS_PER_ARTICLE, (at) => digest(at, written, desk)),
    ...times(articles * STUBS_PER_ARTICLE, (at) => stub(at, houses, source.fork(`stub ${at}`))),
  ]
  const elsewhere = written.map(teaser)
  const shuffled = source.fork('order').sample([...drafts.keys()], drafts.length)
  return shuffled.map((at) => laidOut(drafts[at] as Draft, `page-${at}`, elsewhere, STARTS_AT))
}

const times = <T>(count: number, make: (at: number) => T): T[] =>
  Array.from({ length: Math.ceil(count) }, (_, at) => make(at))

function teaser({ versions }: Article): Elsewhere {
  const last = versions.at(-1)
  return { headline: last?.headline ?? '', lede: last?.paragraphs[0] ?? '' }
}

/** Each happening goes one of these ways, in turn. */
function strands(written: Article[], desk: Desk): Draft[] {
  const happenings = [...Map.groupBy(written, ({ happening }) => happening.id).values()]
  return happenings.flatMap((told, at) => {
    const [main, ...others] = told
    if (!main) return []
    const rest = others.flatMap((article) => reprints(article, desk))
    if (at % 6 === 0) return [...runningStory(main, desk), ...rest]
    if (at % 6 === 2) return [...told.flatMap((article) => reprints(article, desk)), ...rollingFile(told, desk)]
    if (at % 6 === 4 && told.length > 1) return sharedStatement(told, desk)
    if (at % 6 === 5) return [...reprints(main, desk), followUp(main, desk), ...rest]
    const own = others.find(({ author }) => !author.agency)
    if (at % 6 === 3 && own && main.author.agency) {
      const also = others.filter((article) => article !== own).flatMap((article) => reprints(article, desk))
      return [...reprints(main, desk), hybrid(main, own, desk), ...embedding(main, own, desk), ...also]
    }
    return [...reprints(main, desk), ...rest]
  })
}

/** A form filled in, and the same filling at other outlets. */
function formDrafts(at: number, houses: Draft['house'][], from: Random): Draft[] {
  const { name, headline, paragraphs } = filledForm(at, from)
  return from.sample(houses, from.pick([1, 1, 2, 3])).map((house) => ({
    article: `form-${at}`,
    origin: house.name,
    house,
    headline,
    byline: null,
    paragraphs,
    minute: from.whole(0, 1300),
    phenomenon: name,
    random: from.fork(house.host),
  }))
}

/** A page for a video: a line of text and much furniture. */
function stub(at: number, houses: Draft['house'][], from: Random): Draft {
  const { headline } = filledForm(at, from)
  return {
    article: `stub-${at}`,
    origin: 'unknown',
    house: from.pick(houses.slice(0, 8)),
    headline: `Watch: ${headline}`,
    byline: null,
    paragraphs: [from.pick(['Watch the video above.', 'Video: a look at the scene.', 'Tap to see the pictures.'])],
    minute: from.whole(0, 1300),
    phenomenon: 'page of furniture',
    random: from.fork('page'),
  }
}
