import type { Chosen } from '../choose.ts'
import type { HeadLine } from '../head-lines.ts'
import { firstString } from '../linked-data.ts'
import type { PageFacts } from '../page-facts.ts'
import { addressDay } from './address-date.ts'
import { asShown, onLocalClock } from './as-shown.ts'
import { MODIFIED_META, PUBLISHED_META } from './date-fields.ts'
import { machineTime } from './machine-time.ts'
import { type ShownTime, shownTimes } from './shown-dates.ts'
import { isoOf, type StatedTime } from './stated-time.ts'
import type { Reader } from './written-dates.ts'

/** Where a page is read from: its address, how its dates are read, and the lines around its headline. */
export type DatePlace = { address: string | null; reader: Reader; lines: HeadLine[] }

type Statement = { source: string; confidence: number; stated: StatedTime }
type Dates = { publishedAt: Chosen<string>; modifiedAt: Chosen<string> }

/**
 * When a page says it was published and last changed: ISO 8601 as exact as it is said, to the day, minute or second, in the
 * zone it is said in. Fields made for it go before what readers see, that before the address; where a field tells UTC and
 * the page shows the same moment on another clock, it is told by that clock. Null rather than a date that may be another's.
 */
export function dates(facts: PageFacts, place: DatePlace): Dates {
  const { reader } = place
  const shown = shownTimes(place.lines, reader)
  const read = (given: string) => machineTime(given, reader)
  const published = [
    ...fields(facts, 'datePublished', PUBLISHED_META, timeElement(shown, 'published'), read),
    ...beside(shown, 'published'),
    ...marked(facts, read),
    ...inAddress(place.address),
    ...onlyTime(facts, read),
  ]
  const modified = [
    ...fields(facts, 'dateModified', MODIFIED_META, timeElement(shown, 'changed'), read),
    ...beside(shown, 'changed'),
  ]
  const { country } = reader
  const modifiedAt = told(modified, shown, 'changed', country)
  return { publishedAt: told(published, shown, 'published', country) ?? lastChange(modifiedAt), modifiedAt }
}

function told(
  statements: Statement[],
  shown: ShownTime[],
  label: ShownTime['label'],
  country: string | null,
): Chosen<string> {
  const [first] = statements
  if (!first) return null
  const ofLabel = shown.filter((time) => time.label === label)
  const others = [...ofLabel, ...statements].map(({ stated }) => stated)
  const written = ofLabel.filter(({ element }) => !element).map(({ stated }) => stated)
  const value = isoOf(onLocalClock(asShown(first.stated, others, country), written, country))
  return { value, provenance: { source: first.source, confidence: first.confidence } }
}

/** Many outlets tell nothing but the last change, which most articles have on the day they are published. */
const lastChange = (modifiedAt: Chosen<string>): Chosen<string> =>
  modifiedAt && {
    value: modifiedAt.value,
    provenance: { source: `${modifiedAt.provenance.source}, of the last change`, confidence: 0.4 },
  }

type Read = (given: string) => StatedTime | null

const statement = (source: string, confidence: number, stated: StatedTime | null): Statement[] =>
  stated ? [{ source, confidence, stated }] : []

/** Most names there could be are on no page. */
const NONE: Statement[] = []

function fields({ linked, meta }: PageFacts, property: string, names: string[], shown: Statement[], read: Read) {
  const inThing = (thing: Record<string, unknown> | null) => read(firstString(thing?.[property]) ?? '')
  const inMeta = (name: string, confidence: number) =>
    meta.get(name)?.flatMap((given) => statement(`meta ${name}`, confidence, read(given))) ?? NONE
  const [first = '', ...further] = names
  return [
    ...statement(`json-ld ${property}`, 0.95, inThing(linked.article)),
    ...inMeta(first, 0.9),
    // What is shown to readers goes before what is only told to one counting service or another.
    ...shown,
    ...further.flatMap((name) => inMeta(name, 0.8)),
    ...statement(`json-ld page ${property}`, 0.75, inThing(linked.page)),
  ]
}

function timeElement(shown: ShownTime[], label: ShownTime['label']): Statement[] {
  const element = shown.find((time) => time.element && time.label === label)
  return statement('time element beside the headline', 0.85, element?.stated ?? null)
}

/** Of what else is shown: dates that stand by themselves, then those in a longer line. */
function beside(shown: ShownTime[], label: ShownTime['label']): Statement[] {
  const ofLabel = shown.filter((time) => time.label === label)
  const [alone] = ofLabel.filter((time) => time.alone)
  return [
    ...statement('date beside the headline', 0.75, alone?.stated ?? null),
    ...statement('date in a line by the headline', 0.6, ofLabel[0]?.stated ?? null),
  ]
}

/** Markup that says what it is, where all of it on the page says the same: other articles on the page are marked up too. */
function marked({ elements, look }: PageFacts, read: Read): Statement[] {
  const given = elements.published.slice(0, 20).map((element) => {
    const found = look()(element)
    return found.attr('content') ?? found.attr('datetime') ?? found.attr('title') ?? found.text()
  })
  return agreed('markup datePublished', 0.75, given, read)
}

/** Failing all else, the only time that the page gives. */
function onlyTime({ elements }: PageFacts, read: Read): Statement[] {
  const given = elements.times.slice(0, 50).map(({ attribs }) => attribs['datetime'] ?? '')
  return agreed('the only time element', 0.5, given, read)
}

function agreed(source: string, confidence: number, given: string[], read: Read): Statement[] {
  const times = given.map(read).filter((time) => time !== null)
  const [first] = times
  return first && times.every((time) => time.day === first.day) ? statement(source, confidence, first) : []
}

function inAddress(address: string | null): Statement[] {
  const day = address ? addressDay(address) : null
  return statement('address', 0.7, day ? { day, clock: null, zone: null } : null)
}
