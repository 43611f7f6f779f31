import type { CheerioAPI } from 'cheerio/slim'
import { markupText } from '../markup-text.ts'
import { type LinkedData, readLinkedData } from './linked-data.ts'

/** What a page says of itself, read once; the fields are chosen from it. */
export type PageFacts = {
  linked: LinkedData
  /** First value of each meta element, by name, property or itemprop in lower case. */
  meta: Map<string, string[]>
  $: CheerioAPI
}

const MOST_CHARS = 2000

export function readPageFacts($: CheerioAPI, url: string | null): PageFacts {
  const scripts = $('script[type*="ld+json" i]')
    .toArray()
    .map((script) => $(script).text())
  const meta = new Map<string, string[]>()
  for (const element of $('meta[content]').toArray().slice(0, 1000)) {
    const { name, property, itemprop, content = '' } = element.attribs
    for (const key of [property, name, itemprop]) if (key && content.trim()) note(meta, key, content)
  }
  const canonical = $('link[rel~="canonical" i]').first().attr('href')
  const addresses = [url, canonical, ...(meta.get('og:url') ?? [])].filter((address) => typeof address === 'string')
  return { linked: readLinkedData(scripts, addresses), meta, $ }
}

function note(meta: Map<string, string[]>, key: string, content: string): void {
  const values = meta.get(key.trim().toLowerCase())
  const value = content.slice(0, MOST_CHARS).trim()
  if (values) values.push(value)
  else meta.set(key.trim().toLowerCase(), [value])
}

/** Text of the first few elements that match, white space folded. */
export function textsOf($: CheerioAPI, selector: string, most = 5): string[] {
  return $(selector)
    .toArray()
    .slice(0, most)
    .map((element) => markupText(element).replaceAll('\n', ' ').slice(0, MOST_CHARS))
    .filter((text) => text !== '')
}
