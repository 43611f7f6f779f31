import FeedParser from 'feedparser'
import type { EntryDraft, FeedDraft, Said } from './draft.ts'
import { firstOf } from './namespaces.ts'

/** Feedparser's view of an element: attributes under '@', text under '#'; repeated elements become a list. */
type Element = { '@'?: Record<string, string>; '#'?: string }

const elementsOf = (node: unknown): Element[] => {
  if (node === undefined || node === null) return []
  return (Array.isArray(node) ? node : [node]).filter((one): one is Element => typeof one === 'object' && one !== null)
}

/** Texts of the elements of these names, in the order of the names: dates as written, not as another parser reads them. */
const textsOf = (node: Record<string, unknown>, ...names: string[]): Said[] =>
  names.flatMap((name) => elementsOf(node[name]).map((element) => element['#']))

const linked = (node: Record<string, unknown>, relation: string): Said =>
  ['atom:link', 'atom10:link', 'link']
    .flatMap((name) => elementsOf(node[name]))
    .find((link) => link['@']?.['rel'] === relation)?.['@']?.['href']

/**
 * The second reader, for XML that the first one refuses: feedparser goes on past broken tags. Gives what was read up to
 * `limit` entries, or null when it was no feed.
 */
export async function draftLeniently(text: string, limit: number): Promise<FeedDraft | null> {
  const parser = new FeedParser({ addmeta: false, resume_saxerror: true })
  const entries: EntryDraft[] = []
  try {
    parser.end(text)
    for await (const entry of parser) {
      entries.push(draftEntry(entry))
      if (entries.length >= limit) break
    }
  } catch {
    // What it read before it gave up still counts.
  }
  const { meta } = parser
  const says = [meta?.title, meta?.link, meta?.description, meta?.language]
  if (!meta?.['#type'] || (entries.length === 0 && !says.some(Boolean))) return null
  return draftHead(meta, entries)
}

const draftHead = (meta: FeedParser.Meta, entries: EntryDraft[]): FeedDraft => ({
  format: meta['#type'],
  base: null,
  title: { value: meta.title },
  link: meta.link,
  description: { value: meta.description },
  language: meta.language,
  updated: textsOf(meta, 'rss:lastbuilddate', 'atom:updated', 'atom:modified', 'dc:date'),
  hub: linked(meta, 'hub'),
  self: firstOf(linked(meta, 'self'), meta.xmlurl),
  entries,
})

const draftEntry = (entry: FeedParser.Item): EntryDraft => ({
  base: null,
  id: entry.guid,
  url: firstOf(entry.origlink, entry.link),
  title: { value: entry.title },
  summary: { value: entry.summary },
  content: { value: entry.description === entry.summary ? null : entry.description },
  authors: [entry.author],
  published: textsOf(entry, 'rss:pubdate', 'atom:published', 'atom:issued', 'dc:date', 'atom:updated'),
  updated: textsOf(entry, 'atom:updated', 'atom:modified', 'dc:date'),
  categories: entry.categories ?? [],
  enclosures: (entry.enclosures ?? []).map(({ url, type, length }) => ({ url, type, length: Number(length) })),
  source: entry.source?.title || entry.source?.url ? { title: entry.source.title, url: entry.source.url } : null,
})
