import { generateOpml, parseOpml as parseDocument, type Opml } from 'feedsmith'
import { httpAddress } from './address.ts'
import { decodeReferences } from './character-references.ts'
import { LONGEST_FEED } from './mend.ts'
import { oneLine } from './plain-text.ts'

/** A feed on somebody's list. `folder` is its path of outlines, joined by "/". */
export type ListedFeed = { url: string; title: string | null; siteUrl: string | null; folder: string | null }

export type OpmlOutcome =
  | { type: 'opml'; title: string | null; feeds: ListedFeed[] }
  | { type: 'rejected'; reason: string }

type Outline = Opml.Outline<string>

const MOST_FEEDS = 50_000
const DEEPEST_FOLDER = 16

/** The feeds an OPML 1.0 or 2.0 document lists (http://opml.org/spec2.opml), each address once, in its order. */
export function parseOpml(text: string): OpmlOutcome {
  if (text.length > LONGEST_FEED)
    return { type: 'rejected', reason: `OPML of ${text.length} characters: at most ${LONGEST_FEED} are read` }
  const trimmed = text.replace(/^[\s\uFEFF]+/, '')
  if (!/<opml[\s>]/i.test(trimmed.slice(0, 64 * 1024)))
    return { type: 'rejected', reason: 'not OPML: there is no opml element' }
  try {
    const { head, body } = parseDocument(trimmed)
    const feeds = new Map<string, ListedFeed>()
    collect(body?.outlines ?? [], [], feeds)
    return { type: 'opml', title: oneLine(head?.title), feeds: [...feeds.values()] }
  } catch {
    return { type: 'rejected', reason: 'OPML that is broken XML' }
  }
}

function collect(outlines: Outline[], folders: string[], feeds: Map<string, ListedFeed>): void {
  for (const outline of outlines) {
    if (feeds.size >= MOST_FEEDS) return
    const url = httpAddress(outline.xmlUrl, null)
    const title = titleOf(outline)
    if (url && !feeds.has(url))
      feeds.set(url, { url, title, siteUrl: httpAddress(outline.htmlUrl, null), folder: folders.join('/') || null })
    if (!outline.outlines || folders.length >= DEEPEST_FOLDER) continue
    collect(outline.outlines, url || !title ? folders : [...folders, title.replaceAll('/', '∕')], feeds)
  }
}

const titleOf = ({ title, text }: Outline) => oneLine(decodeReferences(title ?? text ?? ''))

/** An OPML 2.0 document of the feeds; parseOpml reads back what went in. */
export function writeOpml(title: string, feeds: ListedFeed[]): string {
  const root: Outline[] = []
  const folders = new Map<string, Outline[]>([['', root]])
  for (const feed of feeds) folderOf(feed.folder ?? '', folders).push(outlineOf(feed))
  // The body of an OPML document has at least one outline.
  if (root.length === 0) root.push({ text: 'No feeds', isComment: true })
  return generateOpml({ head: { title }, body: { outlines: root } })
}

function folderOf(path: string, folders: Map<string, Outline[]>): Outline[] {
  const known = folders.get(path)
  if (known) return known
  const cut = path.lastIndexOf('/')
  const parent = folderOf(cut === -1 ? '' : path.slice(0, cut), folders)
  const outlines: Outline[] = []
  parent.push({ text: path.slice(cut + 1), outlines })
  folders.set(path, outlines)
  return outlines
}

const outlineOf = ({ url, title, siteUrl }: ListedFeed): Outline => ({
  type: 'rss',
  text: title ?? url,
  ...(title ? { title } : {}),
  xmlUrl: url,
  ...(siteUrl ? { htmlUrl: siteUrl } : {}),
})
