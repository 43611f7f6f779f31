import type { FeedEntry } from '@copydesk/news'
import type { Element } from './element.ts'

type Location = FeedEntry['location'] | null

/** GeoRSS Simple and GML (https://docs.ogc.org/cs/17-002r1/17-002r1.html), and the W3C's older vocabulary. */
export function locationOf(entry: Element): Location {
  const point = entry.said('georss:point') ?? gmlPoint(entry.child('georss:where'))
  if (point !== null) return located(...twoNumbers(point))
  const within = entry.child('geo:point') ?? entry
  return located(numberOf(within.said('geo:lat')), numberOf(within.said('geo:long') ?? within.said('geo:lon')))
}

const gmlPoint = (where: Element | null) => where?.child('gml:point')?.said('gml:pos') ?? null

function twoNumbers(text: string): [number, number] {
  const [latitude, longitude, ...more] = text
    .slice(0, 100)
    .trim()
    .split(/[\s,]+/)
  return more.length > 0 ? [Number.NaN, Number.NaN] : [numberOf(latitude ?? null), numberOf(longitude ?? null)]
}

const numberOf = (text: string | null) =>
  text !== null && /^[+-]?\d{1,3}(?:\.\d{1,20})?$/.test(text.trim()) ? Number(text) : Number.NaN

const located = (latitude: number, longitude: number): Location =>
  Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? { latitude, longitude } : null
