import { write, type Article, type Version } from '../article.ts'
import { agencies, type House } from '../houses.ts'
import type { Random } from '../random.ts'
import type { Wording } from '../wording.ts'
import { copyEdited } from './copy-editing.ts'
import { credited } from './lay-out.ts'
import { type Draft, wordCount } from './scraped-page.ts'

/** What everybody works with while the pages of the day are written. */
export type Desk = { outlets: House[]; wording: Wording; random: Random }

const WRITER_OF_LATER = 3

const lastOf = (article: Article) => article.versions.at(-1) as Version
const cityOf = ({ happening: { cast } }: Article) => {
  const city = cast['city']
  return typeof city === 'object' && city.kind === 'place' ? city.name : 'Calverne'
}

function draftOf(article: Article, house: House, phenomenon: string, paragraphs: string[], from: Random): Draft {
  const { headline, minute } = lastOf(article)
  const agency = article.author.agency && house.host !== article.author.host
  return {
    article: article.id,
    origin: article.author.name,
    house,
    headline,
    byline: from.chance(0.7)
      ? `By ${article.reporter}${agency && from.chance(0.5) ? `, ${article.author.name}` : ''}`
      : null,
    paragraphs: article.author.agency ? credited(paragraphs, article.author, cityOf(article), from) : paragraphs,
    minute: minute + from.whole(2, 600),
    phenomenon,
    random: from.fork('page'),
  }
}

/** The same text told on with other sentences: what a writer adds to a running story. */
function laterWriting(article: Article, desk: Desk): string[] {
  const { happening } = article
  const task = {
    order: WRITER_OF_LATER,
    house: article.author.name,
    beats: happening.kind.beats.length,
    quotes: 3,
    context: 6,
    figure: happening.cast[happening.kind.figure] as number,
  }
  return write(happening, task, desk.wording, new Map()).paragraphs
}

type Printing = (article: Article, house: House, desk: Desk, from: Random) => Draft

const top = (paragraphs: string[], share: number) =>
  paragraphs.slice(0, Math.max(2, Math.round(paragraphs.length * share)))

/** Another headline for the same happening. */
const reheadlined = (draft: Draft, words: string): Draft => ({ ...draft, headline: words })

/** The ways another outlet prints a text. All carry its article. */
const printings: Printing[] = [
  (article, house, _, from) => draftOf(article, house, 'whole', lastOf(article).paragraphs, from),
  (article, house, _, from) =>
    draftOf(article, house, 'cut', top(lastOf(article).paragraphs, from.pick([0.3, 0.45, 0.6, 0.8])), from),
  (article, house, _, from) => {
    const draft = draftOf(article, house, 'headline-only link', lastOf(article).paragraphs.slice(0, 3), from)
    return { ...draft, paragraphs: [...draft.paragraphs, 'Continue reading'] }
  },
  (article, house, desk, from) => {
    const { paragraphs } = lastOf(article)
    const own = laterWriting(article, desk).slice(0, Math.floor(paragraphs.length * from.pick([0.2, 0.35])))
    return draftOf(article, house, 'own paragraphs added', [...own.slice(1), ...paragraphs, ...own.slice(0, 1)], from)
  },
  (article, house, _, from) =>
    draftOf(article, house, 'lightly edited', copyEdited(lastOf(article).paragraphs, 0.25, from), from),
  (article, house, _, from) =>
    draftOf(article, house, 'heavily edited', copyEdited(lastOf(article).paragraphs, 0.75, from), from),
  (article, house, _, from) =>
    reheadlined(
      draftOf(
        article,
        house,
        'cut, edited and re-headlined',
        copyEdited(top(lastOf(article).paragraphs, 0.7), 0.4, from),
        from,
      ),
      `What to know as ${cityOf(article)} waits for answers`,
    ),
  (article, house, _, from) => {
    const { paragraphs } = lastOf(article)
    const kept = paragraphs.filter((_one, at) => at < 2 || from.chance(0.6))
    return draftOf(article, house, 'paragraphs left out', kept, from)
  },
]

/** A text as it was published and as others printed it. */
export function reprints(article: Article, desk: Desk): Draft[] {
  const from = desk.random.fork(`reprints ${article.id}`)
  const takers = from.sample(
    desk.outlets,
    article.author.agency ? from.pick([0, 1, 1, 2, 2, 3, 4, 6, 9]) : from.pick([0, 0, 0, 1]),
  )
  const own = draftOf(article, article.author, 'as written', lastOf(article).paragraphs, from.fork('own'))
  return [own, ...takers.map((house) => from.pick(printings)(article, house, desk, from.fork(house.host)))]
}

/**
 * A running story: each writethru puts new paragraphs on top and keeps about two thirds of what there was, so that the last
 * holds little of the first; outlets print whichever version they have. When it turns over for good, a text that keeps under a
 * third of the last version is another article.
 */
export function runningStory(article: Article, desk: Desk): Draft[] {
  const from = desk.random.fork(`running ${article.id}`)
  const fresh = laterWriting(article, desk)
  const versions = [top(lastOf(article).paragraphs, 0.8)]
  while (versions.length < 4) {
    const before = versions.at(-1) as string[]
    const added = fresh.splice(0, Math.max(1, Math.round(before.length * 0.3)))
    versions.push([...added, ...before.slice(0, Math.ceil(before.length * 0.75))])
  }
  const printed = versions.flatMap((paragraphs, version) =>
    [article.author, ...from.sample(desk.outlets, from.whole(0, 2))].map((house, at) => {
      const draft = draftOf(article, house, `writethru ${version + 1}`, paragraphs, from.fork(`${version} ${at}`))
      return { ...draft, minute: draft.minute + version * 90 }
    }),
  )
  const last = versions.at(-1) as string[]
  const turned = [...fresh, ...last.slice(-Math.max(1, Math.floor(last.length / 5)))]
  if (wordCount(fresh) < 2 * wordCount(turned.slice(fresh.length))) return printed
  const own = draftOf(article, article.author, 'turned over', turned, from.fork('turned'))
  return [
    ...printed,
    {
      ...own,
      article: `${article.id}-turned`,
      headline: `${own.headline}: the evening after`,
      minute: own.minute + 600,
    },
  ]
}

/** A rolling file: entries of its own and some lifted whole from the main texts. It is an article by itself. */
export function rollingFile(told: Article[], desk: Desk): Draft[] {
  const [main] = told
  if (!main) return []
  const from = desk.random.fork(`rolling ${main.id}`)
  const lifted = told.flatMap((article) => from.sample(lastOf(article).paragraphs, 3))
  const own = laterWriting(main, desk)
  const entries = from.sample([...lifted, ...own], lifted.length + own.length)
  return [0.5, 0.75, 1].map((share, at) => {
    const shown = entries
      .slice(0, Math.ceil(entries.length * share))
      .flatMap((entry, n) => [`${(n % 12) + 1}:${20 + n} p.m.`, entry])
    const house = at === 1 ? from.pick(desk.outlets) : main.author
    const draft = draftOf(
      main,
      house,
      'rolling file',
      [`The Latest on ${cityOf(main)} (all times local):`, ...shown.toReversed()],
      from.fork(at),
    )
    return {
      ...draft,
      article: `${main.id}-latest`,
      headline: `The Latest: ${draft.headline}`,
      minute: draft.minute + at * 120,
    }
  })
}

/** Independent reports of one statement, which each quotes at length: as many articles as reports. */
export function sharedStatement(told: Article[], desk: Desk): Draft[] {
  const [main] = told
  if (!main) return []
  const from = desk.random.fork(`statement ${main.id}`)
  const statement = laterWriting(main, desk)
    .slice(2, 6)
    .map((text) => `“${text.replaceAll(/[“”]/g, '')}”`)
  return told.map((article, at) => {
    const own = lastOf(article).paragraphs
    const quoted = statement.slice(0, Math.max(1, Math.min(statement.length, Math.floor(own.length / 2))))
    const paragraphs = [...own.slice(0, 3), ...quoted, ...own.slice(3)]
    return draftOf(article, article.author, 'shared statement', paragraphs, from.fork(at))
  })
}

/** A page of an outlet's own that takes an agency's lede or two: its own article. */
export function hybrid(agencys: Article, own: Article, desk: Desk): Draft {
  const from = desk.random.fork(`hybrid ${own.id}`)
  const taken = lastOf(agencys).paragraphs.slice(0, 2)
  return draftOf(own, own.author, 'agency paragraphs within', [...taken, ...lastOf(own).paragraphs], from)
}

/** A long report of an outlet's own that holds an agency's text whole, further down: its own article, if most of it is its own. */
export function embedding(agencys: Article, own: Article, desk: Desk): Draft[] {
  const from = desk.random.fork(`embedding ${own.id}`)
  const whole = top(lastOf(agencys).paragraphs, 0.5)
  const more = laterWriting(own, desk)
  const [before, after] = [more.slice(0, Math.ceil(more.length / 2)), more.slice(Math.ceil(more.length / 2))]
  if (wordCount(more) < 1.2 * wordCount(whole)) return []
  const draft = draftOf(own, own.author, 'agency text embedded', [...before, ...whole, ...after], from)
  return [{ ...draft, article: `${own.id}-embedding`, minute: draft.minute + 300 }]
}

/** A second report by the same outlet that repeats the background of its first. */
export function followUp(article: Article, desk: Desk): Draft {
  const from = desk.random.fork(`follow-up ${article.id}`)
  const { paragraphs } = lastOf(article)
  const fresh = laterWriting(article, desk)
  const background = paragraphs.slice(-Math.max(1, Math.floor(paragraphs.length / 4)))
  const draft = draftOf(
    article,
    article.author,
    'follow-up',
    [...fresh.slice(0, Math.max(5, background.length * 2)), ...background],
    from,
  )
  return {
    ...draft,
    article: `${article.id}-follow-up`,
    headline: `A day on, ${cityOf(article)} counts the cost`,
    minute: draft.minute + 700,
  }
}

/** The first paragraphs of many texts on one page, which belongs to none of them. */
export function digest(at: number, told: Article[], desk: Desk): Draft {
  const from = desk.random.fork(`digest ${at}`)
  const chosen = from.sample(told, from.whole(5, 9))
  const paragraphs = chosen.flatMap((article) => [
    lastOf(article).headline,
    ...lastOf(article).paragraphs.slice(0, from.whole(1, 3)),
  ])
  const house = from.pick([...desk.outlets, ...agencies])
  return {
    article: `digest-${at}`,
    origin: house.name,
    house,
    headline: `${from.pick(['Morning briefing', 'Evening digest', 'News in brief', 'Five things to know'])} No. ${at}`,
    byline: null,
    paragraphs,
    minute: 1000 + from.whole(0, 400),
    phenomenon: 'digest',
    random: from.fork('page'),
  }
}
