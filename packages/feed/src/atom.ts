import { idAddress } from './address.ts'
import type { EntryDraft, FeedDraft, Said, SaidText } from './draft.ts'
import type { Element } from './element.ts'
import { atomCategories, atomLinks, atomText, enclosuresOf, firstOf, linksTo, origin } from './extensions.ts'
import { locationOf } from './location.ts'
import { firstNames, personNames } from './person.ts'
import { scheduleOf } from './schedule.ts'

/** Atom 1.0 (RFC 4287), and 0.3, which calls some of the same elements otherwise. */
export function draftAtom(feed: Element): FeedDraft {
  const links = atomLinks(feed)
  return {
    format: 'atom',
    base: feed.attribute('xml:base'),
    title: atomText(feed.child('title')),
    link: firstOf(...linksTo(links, 'alternate')),
    description: atomText(feed.child('subtitle', 'tagline')),
    language: firstOf(feed.attribute('xml:lang'), feed.said('dc:language')),
    updated: [feed.said('updated'), feed.said('modified'), ...feed.texts('dc:date')],
    self: firstOf(...linksTo(links, 'self')),
    schedule: scheduleOf(feed, linksTo(links, 'hub')),
    entries: feed.all('entry').map((entry) => draftEntry(entry, feed)),
    sitemaps: [],
  }
}

function draftEntry(entry: Element, feed: Element): EntryDraft {
  const source = entry.child('source')
  const updated = [entry.said('updated'), entry.said('modified')]
  return {
    base: entry.attribute('xml:base'),
    id: wholeId(entry.said('id'), entry.inherited('xml:base')),
    urls: [origin(entry), ...linksTo(atomLinks(entry), 'alternate'), idAddress(entry.said('id'))],
    title: atomText(entry.child('title')),
    summary: entry.child('summary') ? atomText(entry.child('summary')) : mediaDescription(entry),
    content: atomText(entry.child('content')),
    // RFC 4287, 4.2.1: an entry without an author has its source's, and then its feed's.
    authors: firstNames(
      personNames(entry.all('author')),
      entry.texts('dc:creator'),
      personNames(source?.all('author') ?? []),
      source ? [] : personNames(feed.all('author')),
    ),
    // An entry that was never changed often gives only the one date that Atom asks for.
    published: [entry.said('published'), entry.said('issued'), ...updated, ...entry.texts('dc:date')],
    updated: [...updated, ...entry.texts('dcterms:modified'), ...entry.texts('dc:date')],
    categories: [...atomCategories(entry.all('category')), ...entry.texts('dc:subject')],
    enclosures: enclosuresOf(entry),
    source: source
      ? {
          title: source.said('title'),
          url: firstOf(...linksTo(source.all('link'), 'alternate'), ...linksTo(source.all('link'), 'self')),
        }
      : null,
    location: locationOf(entry),
  }
}

function mediaDescription(entry: Element): SaidText {
  const value = entry.said('media:description') ?? entry.child('media:group')?.said('media:description')
  return { value, plain: true }
}

/** An id is an IRI; one that is not whole is read against xml:base, as the reference parsers do. */
const wholeId = (id: Said, base: Said): Said =>
  id && base && !/^[a-z][a-z0-9+.-]*:/i.test(id) ? (URL.parse(id, base)?.href ?? id) : id
