import { httpAddress } from './address.ts'
import type { EntryDraft, FeedDraft } from './draft.ts'
import type { Element } from './element.ts'
import {
  atomLinks,
  atomText,
  enclosuresOf,
  extensionAuthors,
  extensionCategories,
  firstOf,
  linksTo,
  origin,
  publishedDates,
  updatedDates,
} from './extensions.ts'
import { locationOf } from './location.ts'
import { firstNames, personNames } from './person.ts'
import { scheduleOf } from './schedule.ts'

/**
 * RSS 0.9x to 2.0 (https://www.rssboard.org/rss-specification) and, where the root is rdf:RDF, RSS 0.9 and 1.0
 * (https://web.resource.org/rss/1.0/spec), whose entries stand beside the channel.
 */
export function draftRss(root: Element): FeedDraft {
  const isRdf = root.name === 'rdf:rdf'
  const channel = root.name === 'channel' ? root : (root.child('channel') ?? root)
  const entries = channel === root ? root.all('item') : [...channel.all('item'), ...root.all('item')]
  const links = atomLinks(channel)
  return {
    format: isRdf ? 'rdf' : 'rss',
    base: baseIn(channel),
    title: { value: firstOf(channel.said('title'), channel.said('dc:title')) },
    link: firstOf(linkedTo(channel).at(-1), ...linksTo(channel.all('atom:link'), 'alternate')),
    description: {
      value: firstOf(channel.said('description'), channel.said('dc:description'), channel.said('itunes:summary')),
    },
    language: firstOf(channel.said('language'), channel.said('dc:language'), channel.inherited('xml:lang')),
    updated: [
      channel.said('lastbuilddate'),
      channel.said('atom:updated'),
      ...channel.texts('dcterms:modified'),
      ...channel.texts('dc:date'),
    ],
    self: firstOf(...linksTo(links, 'self')),
    schedule: scheduleOf(channel, linksTo(links, 'hub')),
    entries: entries.map((entry) => draftEntry(entry, isRdf)),
    sitemaps: [],
  }
}

function draftEntry(entry: Element, isRdf: boolean): EntryDraft {
  const encoded = entry.said('content:encoded')
  const guid = entry.child('guid')
  return {
    base: entry.attribute('xml:base'),
    // rdf:about repeats the link: https://web.resource.org/rss/1.0/spec#s5.5
    id: isRdf ? null : firstOf(guid?.text, entry.said('atom:id')),
    urls: [
      origin(entry),
      ...linkedTo(entry).toReversed(),
      ...linksTo(entry.all('atom:link'), 'alternate'),
      isRdf ? null : permalink(guid),
    ],
    title: {
      value: firstOf(
        entry.said('title'),
        entry.said('dc:title'),
        entry.said('itunes:title'),
        entry.said('media:title'),
      ),
    },
    summary: {
      value: firstOf(
        entry.said('description'),
        entry.said('dc:description'),
        entry.said('itunes:summary'),
        entry.said('atom:summary'),
      ),
    },
    content: encoded === null ? atomText(entry.child('atom:content')) : { value: encoded },
    authors: firstNames(personNames(entry.all('author')), ...extensionAuthors(entry)),
    published: [entry.said('pubdate'), ...publishedDates(entry)],
    updated: updatedDates(entry),
    categories: [...entry.texts('category'), ...extensionCategories(entry)],
    enclosures: enclosuresOf(entry),
    source: sourceOf(entry),
    location: locationOf(entry),
  }
}

/** A base within a base is read against it: https://www.w3.org/TR/xmlbase/#granularity */
function baseIn(channel: Element): string | null {
  const [own, outer] = [channel.attribute('xml:base'), channel.parent?.inherited('xml:base') ?? null]
  return own === null ? outer : (httpAddress(own, outer) ?? own)
}

/** Links that lead to the page itself; of several the last counts, as in the reference readers. Some are in Atom's form. */
function linkedTo(element: Element): string[] {
  const links = element.all('link').filter((link) => /^alternate$/i.test(link.attribute('rel') ?? 'alternate'))
  return links.flatMap((link) => link.text ?? link.attribute('href') ?? [])
}

/** A guid is the entry's address unless it says otherwise, or is none: it is a whole one or an id. */
const permalink = (guid: Element | null) =>
  guid === null || guid.attribute('ispermalink')?.toLowerCase() === 'false' ? null : httpAddress(guid.text, null)

function sourceOf(entry: Element): EntryDraft['source'] {
  const source = entry.child('source')
  if (source) return { title: source.text, url: source.attribute('url') }
  const address = entry.said('dc:source')
  return address === null ? null : { title: null, url: address }
}
