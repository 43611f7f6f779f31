import type { Version } from './article.ts'
import { casting } from './cast.ts'
import { localAngle, remarks } from './context.ts'
import { changedAt, versionAt, type Page } from './edition.ts'
import { choose, sentences } from './grammar.ts'
import type { House } from './houses.ts'
import { creditLine, treat } from './treatment.ts'

/** A page as its design lays it out: everything but the markup. */
export type View = {
  house: House
  /** Scheme, host and port of the house. */
  site: string
  url: string
  headline: string
  section: string
  byline: string | null
  published: Date
  modified: Date
  paragraphs: string[]
  /** Agency credit, set apart beneath the text. */
  credit: string[]
  caption: string
  beside: { headline: string; url: string; teaser: string[] }[]
  remarks: { name: string; text: string }[]
  /** Entries of a live page, newest first. */
  updates: { at: Date; text: string }[] | null
}

export type Clock = { startsAt: Date; minute: number }

export const timeOf = (startsAt: Date, minute: number) => new Date(startsAt.getTime() + minute * 60_000)

/** Everything a design needs to lay a page out as it stands at this minute. Null for a page without an article. */
export function viewOf(page: Page, beside: Page[], clock: Clock, siteOf: (house: House) => string): View | null {
  const version = versionAt(page, clock.minute)
  const { article, house, treatment } = page
  if (!version || !article) return null
  const make = casting(page.random.fork('page'))
  const reprinted = article.author.host !== house.host
  const local = make.neighbour()
  const own = page.random.fork('angle').sample(localAngle, treatment.added)
  const angle = sentences({ local, outlet: house.name, hometown: house.town, city: house.town })
  const added = own.map((sentence, at) => angle.fill(sentence, page.random.fork(`angle ${at}`)))
  const city = article.happening.cast['city']
  const place = typeof city === 'object' && city.kind === 'place' ? city.name : house.town
  const published = timeOf(clock.startsAt, page.published)
  const style = house.straightQuotes ? straighten : (text: string) => text
  const editor = make.person(null)
  const credit =
    treatment.creditLine === 'kept'
      ? creditLine(article.author, article.reporter, `${editor.first} ${editor.last}`, clock.startsAt.getUTCFullYear())
      : []
  return {
    house,
    site: siteOf(house),
    url: siteOf(house) + page.path,
    headline: style(headlineOf(page, version)),
    section: article.happening.kind.section,
    byline: bylineOf(page, reprinted),
    published,
    modified: timeOf(clock.startsAt, changedAt(page, clock.minute)),
    paragraphs: article.live
      ? version.paragraphs.map(style)
      : treat(version, treatment, article.author, house, place, dayText(published), added).map(style),
    credit,
    caption: style(captionOf(page, place)),
    beside: beside.map((other) => teaserOf(other, clock, siteOf)),
    remarks: page.random
      .fork('remarks')
      .sample(remarks, 3)
      .map((text, at) => {
        const reader = make.person(null)
        return {
          name: `${reader.first}${at}${reader.last.slice(0, 3)}`,
          text: choose(text, page.random.fork(`remark ${at}`)),
        }
      }),
    updates: article.live ? liveUpdates(article.versions, version, clock.startsAt) : null,
  }
}

/** The headline a page runs under: the author's, or one of the outlet's own. */
export function headlineOf(page: Page, version: Version): string {
  if (!page.article || page.treatment.headline === 'kept') return version.headline
  const { happening } = page.article
  const from = page.random.fork('headline')
  return sentences(happening.cast).fill(from.pick(happening.kind.headlines), from)
}

function bylineOf(page: Page, reprinted: boolean): string | null {
  const { article, house, treatment } = page
  if (!article) return null
  if (!reprinted) return article.author.agency ? `${article.reporter}, ${house.name}` : article.reporter
  const { author, reporter } = article
  const of = {
    agency: author.name,
    'reporter and agency': `${reporter}, ${author.name}`,
    none: null,
    staff: `${house.name} staff`,
  }
  return of[treatment.byline]
}

/** A picture's caption. Its photographer's agency says nothing about who wrote the text. */
function captionOf(page: Page, place: string): string {
  const from = page.random.fork('caption')
  const by = casting(from).person(null)
  const credit = from.pick([page.house.name, 'MNA', 'Northwire', 'Handout'])
  return `${from.pick(['A view of', 'The main square in', 'Morning traffic in', 'People gather in'])} ${place}. Photo: ${by.first} ${by.last}/${credit}`
}

function teaserOf(page: Page, clock: Clock, siteOf: (house: House) => string): View['beside'][number] {
  const version = versionAt(page, clock.minute)
  const headline = version ? headlineOf(page, version) : page.headline
  return { headline, url: siteOf(page.house) + page.path, teaser: version ? version.paragraphs.slice(0, 2) : [] }
}

function liveUpdates(versions: Version[], shown: Version, startsAt: Date): View['updates'] {
  const minutes = versions
    .map((version) => version.minute)
    .slice(0, shown.paragraphs.length)
    .toReversed()
  return shown.paragraphs.map((text, at) => ({ at: timeOf(startsAt, minutes[at] ?? shown.minute), text }))
}

const dayText = (at: Date) => at.toLocaleDateString('en-US', { month: 'long', day: 'numeric', timeZone: 'UTC' })

const straighten = (text: string) => text.replace(/[“”]/g, '"').replace(/[‘’]/g, "'")
