import { write, type Article, type Version } from './article.ts'
import { bulletin } from './bulletin.ts'
import { casting } from './cast.ts'
import { happening, type Happening } from './happening.ts'
import type { House } from './houses.ts'
import { kinds } from './kinds/kinds.ts'
import { agencies } from './houses.ts'
import { random, type Random } from './random.ts'
import { wording, type Wording } from './wording.ts'

export const DAY_MINUTES = 1440
/** Share of the happenings that are already told when the day starts. */
const FROM_THE_EVENING = 0.2
const LAST_HAPPENING = 1100
const HOUSES_PER_HAPPENING = [1, 1, 1, 2, 2, 2, 3, 3, 4]

/** All that is written on one day, in the order of its happenings. Deterministic in the seed. */
export function writeDay(seed: number, count: number, outlets: House[]): Article[] {
  const source = random(`day ${seed}`)
  const articles: Article[] = []
  const words = wording()
  for (let at = 0; articles.length < count; at++) {
    const from = source.fork(at)
    if (at % 9 === 7) {
      articles.push(bulletin(`happening-${at}`, Math.floor(at / 18), from, outlets, words))
      continue
    }
    const minute = from.chance(FROM_THE_EVENING) ? -90 : from.whole(0, LAST_HAPPENING)
    const told = happening(`happening-${at}`, kinds[at % kinds.length] as (typeof kinds)[number], minute, from, words)
    const writers = houses(from.fork('houses'), outlets).slice(0, count - articles.length)
    writers.forEach((author, order) =>
      articles.push(article(told, author, order, from.fork(`article ${order}`), at, words)),
    )
  }
  return articles
}

/** Who writes about it: mostly an agency first, then the other agency or outlets on their own. */
function houses(from: Random, outlets: House[]): House[] {
  const wire = from.sample(agencies, from.chance(0.4) ? 2 : 1)
  const first = from.chance(0.75) ? wire : wire.slice(1)
  return [...first, ...from.sample(outlets, 4)].slice(0, from.pick(HOUSES_PER_HAPPENING))
}

function article(told: Happening, author: House, order: number, from: Random, at: number, words: Wording): Article {
  const reporter = casting(from.fork('reporter')).person(null)
  const { figure } = told.kind
  const known = told.cast[figure] as number
  const task = {
    order,
    house: author.name,
    beats: from.whole(4, told.kind.beats.length),
    quotes: order === 0 ? from.whole(3, 6) : from.whole(1, 3),
    context: from.chance(0.3) ? from.whole(5, 9) : from.whole(1, 4),
    figure: known,
  }
  const minute = Math.max(0, told.minute + from.whole(5, 70))
  const worded = new Map<string, string>()
  const final = write(told, task, words, worded)
  const live = order === 0 && !author.agency
  const shared = {
    id: `${told.id}-${author.short.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}`,
    happening: told,
    author,
    reporter: `${reporter.first} ${reporter.last}`,
    sayings: final.sayings.map(({ text, speaker }) => ({ text, speaker: fullName(told, speaker) })),
    named: namesOf(told, final.named),
    live,
    lookAlike: false,
  }
  const later = Math.min(DAY_MINUTES - 1, minute + from.whole(60, 300))
  if (live) return { ...shared, versions: liveVersions(final, minute, from) }
  const last: Version = { minute, headline: final.headline, paragraphs: final.paragraphs, notice: null }
  const changes = at % 7 === 1 && order < 2
  if (!changes) return { ...shared, versions: [last] }
  const early = write(told, { ...task, beats: Math.max(3, task.beats - 2), figure: known - 2 }, words, worded)
  const notice = author.agency ? null : `Correction: An earlier version of this article misstated ${told.kind.counts}.`
  return {
    ...shared,
    versions: [
      { ...last, ...early, notice: null },
      { ...last, minute: later, notice },
    ],
  }
}

/** A page that grows: the newest entry on top, each under its time. */
function liveVersions(text: { headline: string; paragraphs: string[] }, minute: number, from: Random): Version[] {
  const minutes = text.paragraphs.map((_, at) => Math.min(DAY_MINUTES - 1, minute + at * from.whole(12, 16)))
  return minutes.map((at, last) => ({
    minute: at,
    headline: `Live updates: ${text.headline}`,
    paragraphs: text.paragraphs.slice(0, last + 1).toReversed(),
    notice: null,
  }))
}

function fullName(told: Happening, part: string): string {
  const played = told.cast[part]
  return typeof played === 'object' && played.kind === 'person' ? `${played.first} ${played.last}` : part
}

function namesOf(told: Happening, parts: Set<string>): Article['named'] {
  const named: Article['named'] = { people: [], organizations: [], places: [] }
  for (const part of parts) {
    const played = told.cast[part]
    if (typeof played !== 'object') continue
    if (played.kind === 'person') named.people.push(`${played.first} ${played.last}`)
    else if (played.kind === 'organization') named.organizations.push(played.full)
    else named.places.push(played.name)
  }
  return named
}
