import { type Chosen, choose, type Reading } from './choose.ts'
import { firstString } from './linked-data.ts'
import type { PageFacts } from './page-facts.ts'

/** Where pages state a time. The meta names are those in use by the large content systems, commonest first. */
const PUBLISHED_META = [
  'article:published_time',
  'og:published_time',
  'datepublished',
  'parsely-pub-date',
  'sailthru.date',
  'article.published',
  'published_at',
  'dc.date.issued',
  'dcterms.created',
  'publication_date',
  'publishdate',
  'pubdate',
  'date',
]
const MODIFIED_META = [
  'article:modified_time',
  'og:updated_time',
  'datemodified',
  'article.updated',
  'dcterms.modified',
  'last-modified',
  'lastmod',
]

export function publishedAt(facts: PageFacts): Chosen<string> {
  return choose([...stated(facts, 'datePublished', PUBLISHED_META), ...timeElements(facts, 'datePublished')], isoTime)
}

export function modifiedAt(facts: PageFacts): Chosen<string> {
  return choose([...stated(facts, 'dateModified', MODIFIED_META), ...timeElements(facts, 'dateModified')], isoTime)
}

function stated({ linked, meta }: PageFacts, property: string, names: string[]): Reading[] {
  const ofMeta = names.map((name, at) => ({
    source: `meta ${name}`,
    confidence: at === 0 ? 0.9 : 0.8,
    values: meta.get(name) ?? [],
  }))
  return [
    { source: `json-ld ${property}`, confidence: 0.95, values: [firstString(linked.article?.[property])] },
    ...ofMeta,
    { source: `json-ld page ${property}`, confidence: 0.75, values: [firstString(linked.page?.[property])] },
  ]
}

/** A time element that says what it is; failing that, for publication, the only time that the page gives. */
function timeElements({ $ }: PageFacts, property: string): Reading[] {
  const timesOf = (selector: `time${string}`) =>
    $(selector)
      .toArray()
      .map((time) => time.attribs['datetime']?.trim())
  const named = () => timesOf(`time[itemprop="${property}"]`)
  const only = () => {
    const times = new Set(timesOf('time[datetime]'))
    return times.size === 1 ? [...times] : []
  }
  const readings = [{ source: `time ${property}`, confidence: 0.8, values: named }]
  return property === 'datePublished'
    ? [...readings, { source: 'the only time element', confidence: 0.6, values: only }]
    : readings
}

const ISO =
  /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,]\d{1,9})?)?)?\s?(Z|UTC|GMT|[+-]\d\d:?\d\d|[+-]\d\d)?$/i
const RFC_2822 =
  /^(?:[a-z]{3}, )?(\d{1,2}) ([a-z]{3})[a-z]* (\d{4})(?: (\d\d):(\d\d)(?::(\d\d))? (Z|UTC|GMT|[+-]\d{4}))?$/i
const ENGLISH = /^(?:[a-z]{3,9}, )?([a-z]{3})[a-z]*\.? (\d{1,2}), (\d{4})$/i
const EPOCH = /^1\d{9}(?:\d{3})?$/

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/**
 * A stated time as ISO 8601 with the zone it was given in. A clock time without a zone could be off by a day, so only its
 * date is kept. Null for what is not a valid time between 1990 and 2099.
 */
export function isoTime(given: string): string | null {
  const text = given.slice(0, 64).trim()
  const iso = ISO.exec(text)
  if (iso) return assemble(iso.slice(1, 4), iso.slice(4, 7), iso[7])
  const rfc = RFC_2822.exec(text)
  if (rfc) return assemble([rfc[3], monthOf(rfc[2]), rfc[1]], rfc.slice(4, 7), rfc[7])
  const english = ENGLISH.exec(text)
  if (english) return assemble([english[3], monthOf(english[1]), english[2]], [], undefined)
  if (EPOCH.test(text)) return new Date(Number(text.padEnd(13, '0'))).toISOString()
  return null
}

const monthOf = (name: string | undefined) => String(MONTHS.indexOf((name ?? '').toLowerCase()) + 1)

function assemble(day: (string | undefined)[], clock: (string | undefined)[], zone: string | undefined): string | null {
  const [year = '', month = '', date = ''] = day.map((part) => (part ?? '').padStart(2, '0'))
  const parsed = new Date(`${year}-${month}-${date}T00:00:00Z`)
  const valid = parsed.getUTCMonth() + 1 === Number(month) && Number(year) >= 1990 && Number(year) < 2100
  if (!valid) return null
  const [hour, minute, second = '00'] = clock
  if (!hour || !minute || !zone) return `${year}-${month}-${date}`
  const whole = `${year}-${month}-${date}T${hour}:${minute}:${second}${zoneOf(zone)}`
  return Number.isNaN(Date.parse(whole)) ? null : whole
}

function zoneOf(zone: string): string {
  if (/^[a-z]/i.test(zone)) return 'Z'
  const digits = zone.slice(1).replace(':', '').padEnd(4, '0')
  return `${zone[0]}${digits.slice(0, 2)}:${digits.slice(2)}`
}
