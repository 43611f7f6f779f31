import { escapeMarkup } from './escape-markup.ts'
import type { FeedOutline } from '@copydesk/news'
import { httpAddress } from './address.ts'
import type { Element } from './element.ts'
import { LONGEST_FEED } from './parse-feed.ts'
import { oneLine } from './plain-text.ts'
import { readXml } from './read-xml.ts'
import { OPML_ROOTS } from './roots.ts'

export type ListedFeed = FeedOutline & { url: string }

/** `leftOut`: what stands in place of addresses and is none, in the list's words. */
export type OpmlOutcome =
  | { type: 'opml'; title: string | null; feeds: ListedFeed[]; leftOut: string[] }
  | { type: 'rejected'; reason: string }

const MOST_FEEDS = 50_000
const DEEPEST_FOLDER = 16
/** What an outline may say besides what is read of it. */
const MOST_ATTRIBUTES = 20
const LONGEST_ATTRIBUTE = 2000
/** Those that are read have places of their own; one with a prefix would need its namespace. */
const READ = new Set(['xmlurl', 'htmlurl', 'title', 'category'])
/** What some programs put before the address of a feed, and others in place of "http:". */
const BEFORE_SCHEME = /^feed:(?:\/\/)?(?=https?:)/i
const FOR_SCHEME = /^feed:(?=\/\/)/i
const MOST_LEFT_OUT = 100
const PLAIN_NAME = /^[a-z_][\w.-]{0,99}$/i

/** The feeds an OPML 1.0 or 2.0 document lists (http://opml.org/spec2.opml), each once a folder, in its order. */
export function parseOpml(text: string): OpmlOutcome {
  if (text.length > LONGEST_FEED)
    return { type: 'rejected', reason: `OPML of ${text.length} characters: at most ${LONGEST_FEED} are read` }
  const xml = readXml(text, OPML_ROOTS)
  if (!xml) return { type: 'rejected', reason: 'not OPML: there is no opml element' }
  const body = xml.root.child('body')
  if (xml.isCut || !body) return { type: 'rejected', reason: 'OPML that is broken XML: cut short, or without a body' }
  const found: Found = { feeds: new Map(), leftOut: [] }
  collect(body.all('outline'), [], found)
  const title = oneLine(xml.root.child('head')?.said('title'))
  return { type: 'opml', title, feeds: [...found.feeds.values()], leftOut: found.leftOut }
}

type Found = { feeds: Map<string, ListedFeed>; leftOut: string[] }

function collect(outlines: readonly Element[], folders: string[], found: Found): void {
  const { feeds, leftOut } = found
  for (const outline of outlines) {
    if (feeds.size >= MOST_FEEDS) return
    const said = outline.attribute('xmlurl')
    const url = httpAddress(said?.trim().replace(BEFORE_SCHEME, '').replace(FOR_SCHEME, 'http:'), null)
    const title = titleOf(outline)
    if (said && !url && leftOut.length < MOST_LEFT_OUT) leftOut.push(oneLine(said.slice(0, LONGEST_ATTRIBUTE)) ?? said)
    const place = JSON.stringify([url, folders])
    if (url && !feeds.has(place)) feeds.set(place, listed(outline, url, folders))
    const isFolder = !url && title !== null && folders.length < DEEPEST_FOLDER
    collect(outline.all('outline'), isFolder ? [...folders, title] : folders, found)
  }
}

function listed(outline: Element, url: string, folders: string[]): ListedFeed {
  const title = titleOf(outline)
  return {
    url,
    // A feed without a title is shown by its address.
    title: title === url ? null : title,
    siteUrl: httpAddress(outline.attribute('htmlurl'), null),
    folder: folders.map(asStep).join('/') || null,
    categories: (outline.attribute('category') ?? '').split(',').flatMap((category) => oneLine(category) ?? []),
    attributes: Object.fromEntries(otherAttributes(outline, title ?? url)),
  }
}

/** A folder's name as a step of a path: a slash in it is no boundary. */
const asStep = (name: string) => name.replaceAll(/[\\/]/g, String.raw`\$&`)

const stepsOf = (path: string): string[] =>
  Array.from(path.matchAll(/(?:\\.|[^\\/])+/gu), ([step]) => step.replaceAll(/\\(.)/gu, '$1'))

/** What else an outline says. `text` and `type` are written anyway, and kept only where they say something else. */
function otherAttributes(outline: Element, shown: string): [name: string, value: string][] {
  const usual = new Map([
    ['text', shown],
    ['type', 'rss'],
  ])
  return [...outline.spelledAttributes]
    .flatMap(([name, said]): [string, string][] => {
      const value = oneLine(said.slice(0, LONGEST_ATTRIBUTE))
      const isKept = value !== null && PLAIN_NAME.test(name) && !READ.has(name.toLowerCase())
      return isKept && usual.get(name) !== value ? [[name, value]] : []
    })
    .slice(0, MOST_ATTRIBUTES)
}

const titleOf = (outline: Element) => oneLine(outline.attribute('title') || outline.attribute('text'))

/** An OPML 2.0 document of the feeds, folders in the order of their first feed; parseOpml reads back what went in. */
export function writeOpml(title: string, feeds: ListedFeed[]): string {
  const root: Folder = { name: '', feeds: [], folders: new Map() }
  for (const feed of feeds) folderAt(root, stepsOf(feed.folder ?? '')).feeds.push(feed)
  // The body of an OPML document has at least one outline.
  const outlines = feeds.length === 0 ? ['    <outline text="No feeds" isComment="true"/>'] : linesOf(root, '    ')
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<opml version="2.0">',
    '  <head>',
    `    <title>${escapeMarkup(title)}</title>`,
    '  </head>',
    '  <body>',
    ...outlines,
    '  </body>',
    '</opml>\n',
  ].join('\n')
}

type Folder = { name: string; feeds: ListedFeed[]; folders: Map<string, Folder> }

function folderAt(root: Folder, path: string[]): Folder {
  let folder = root
  for (const name of path) {
    const inner = folder.folders.get(name) ?? { name, feeds: [], folders: new Map<string, Folder>() }
    folder.folders.set(name, inner)
    folder = inner
  }
  return folder
}

const linesOf = ({ feeds, folders }: Folder, indent: string): string[] => [
  ...feeds.map((feed) => `${indent}${outlineOf(feed)}`),
  ...[...folders.values()].flatMap((folder) => [
    `${indent}<outline text="${escapeMarkup(folder.name)}">`,
    ...linesOf(folder, `${indent}  `),
    `${indent}</outline>`,
  ]),
]

function outlineOf({ url, title, siteUrl, categories, attributes }: ListedFeed): string {
  const said: Record<string, string | null> = {
    type: 'rss',
    text: title ?? url,
    title,
    xmlUrl: url,
    htmlUrl: siteUrl,
    category: categories.join(',') || null,
    ...attributes,
  }
  return `<outline ${Object.entries(said)
    .flatMap(([name, value]) => (value ? `${name}="${escapeMarkup(value)}"` : []))
    .join(' ')}/>`
}
