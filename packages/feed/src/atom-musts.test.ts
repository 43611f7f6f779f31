import { describe, expect, it } from 'vitest'
import type { Element } from './element.ts'
import { readXml } from './read-xml.ts'
import { FEED_ROOTS } from './roots.ts'
import { writeAtom, type WrittenEntry, type WrittenFeed } from './write-feed.ts'

const AT = new Date('2026-03-10T08:00:00Z')
const entryOf = (own: Partial<WrittenEntry>): WrittenEntry => ({
  id: 'tag:desk.example,2026:story/1',
  url: 'https://a.example/1?x=1&y=2',
  title: 'Quake <b>& more',
  summary: 'It shook.',
  html: '<p>Text</p>',
  publishedAt: AT,
  updatedAt: AT,
  authors: ['Northwire', 'The Gazette'],
  ...own,
})
const FEED: WrittenFeed = {
  id: 'tag:desk.example,2026:stories',
  title: 'Stories',
  selfUrl: 'https://desk.example/stories.atom?q=a&b=c',
  homeUrl: 'https://desk.example/',
  nextUrl: 'https://desk.example/stories.atom?after=1',
  updatedAt: AT,
  entries: [entryOf({}), entryOf({ id: 'tag:desk.example,2026:story/2', summary: null, authors: [] })],
}

const named = ({ children }: Element, name: string) => children.filter((child) => child.name === name)
const within = (element: Element): Element[] => [element, ...element.children.flatMap(within)]
const all = (root: Element, ...names: string[]) => within(root).filter(({ name }) => names.includes(name))
const has = (element: Element, name: string, least: number, most: number) =>
  named(element, name).length >= least && named(element, name).length <= most
const alternates = (of: Element) =>
  named(of, 'link').filter((link) => (link.attribute('rel') ?? 'alternate') === 'alternate')
const entries = (root: Element) => named(root, 'entry')
const isPlain = (type: string | null) => type === null || type === 'text' || type === 'html'

/** RFC 3339 as 3.3 narrows it: T and Z are capitals. */
const DATE = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/
const ABSOLUTE = /^[a-z][a-z\d+.-]*:\S+$/i
const MEDIA_TYPE = /^[^\s/]+\/[^\s/]+$/

/** What RFC 4287 says must be, by its sections, of what our feeds are made of. */
const MUSTS: Record<string, (root: Element) => boolean> = {
  '2: in the namespace of Atom': (root) =>
    root.name === 'feed' && root.attribute('xmlns') === 'http://www.w3.org/2005/Atom',
  '3.1.1: texts without markup hold no elements': (root) =>
    all(root, 'title', 'summary').every((one) => isPlain(one.attribute('type')) && one.children.length === 0),
  '3.2: a person has one name, and one address at the most': (root) =>
    all(root, 'author', 'contributor').every(
      (one) =>
        has(one, 'name', 1, 1) &&
        has(one, 'uri', 0, 1) &&
        has(one, 'email', 0, 1) &&
        (named(one, 'name')[0]?.text ?? '') !== '',
    ),
  '3.3: dates': (root) => all(root, 'updated', 'published').every(({ text }) => DATE.test(text ?? '')),
  '4.1.1: a feed has one id, one title, one updated': (root) =>
    ['id', 'title', 'updated'].every((name) => has(root, name, 1, 1)),
  '4.1.1: and no more than one of these': (root) =>
    ['generator', 'icon', 'logo', 'rights', 'subtitle'].every((name) => has(root, name, 0, 1)),
  '4.1.1: it has an author where an entry has none': (root) =>
    has(root, 'author', 1, Infinity) || entries(root).every((one) => has(one, 'author', 1, Infinity)),
  '4.1.1, 4.1.2: one alternate of a type and language': (root) =>
    [root, ...entries(root)].every((one) => {
      const keys = alternates(one).map((link) => `${link.attribute('type')} ${link.attribute('hreflang')}`)
      return new Set(keys).size === keys.length
    }),
  '4.1.2: an entry has one id, one title, one updated': (root) =>
    entries(root).every((one) => ['id', 'title', 'updated'].every((name) => has(one, name, 1, 1))),
  '4.1.2: and no more than one of these': (root) =>
    entries(root).every((one) =>
      ['content', 'published', 'rights', 'source', 'summary'].every((name) => has(one, name, 0, 1)),
    ),
  '4.1.2: an entry without content has an alternate': (root) =>
    entries(root).every((one) => has(one, 'content', 1, 1) || alternates(one).length > 0),
  '4.1.3.3: content that is HTML holds no elements': (root) =>
    all(root, 'content').every((one) => one.attribute('type') === 'html' && one.children.length === 0),
  '4.2.6: ids are absolute': (root) => all(root, 'id').every(({ text }) => ABSOLUTE.test(text ?? '')),
  '4.2.7: a link has an address, a relation, and a media type': (root) =>
    all(root, 'link').every(
      (one) =>
        ABSOLUTE.test(one.attribute('href') ?? '') &&
        /^[a-z.-]+$/.test(one.attribute('rel') ?? 'alternate') &&
        MEDIA_TYPE.test(one.attribute('type') ?? 'a/b'),
    ),
}

/** Which of them a document breaks. */
function broken(text: string): string[] {
  const read = readXml(text, FEED_ROOTS)
  if (!read || read.isBroken || read.isCut) return ['not well-formed']
  return Object.keys(MUSTS).filter((name) => !MUSTS[name]?.(read.root))
}

describe('Atom of our own', () => {
  const written = writeAtom(FEED)

  it('keeps to all that RFC 4287 says must be', () => {
    expect(broken(written)).toEqual([])
    expect(broken(writeAtom({ ...FEED, entries: [], nextUrl: null }))).toEqual([])
  })

  it.each([
    ['2:', 'http://www.w3.org/2005/Atom', 'http://example.org/'],
    ['3.1.1', 'Quake &lt;b&gt;', 'Quake <b></b>'],
    ['3.2', '<name>Northwire</name>', ''],
    ['3.3', '<updated>2026-03-10T08', '<updated>2026-03-10t08'],
    ['4.1.1: a feed', '<title>Stories</title>', ''],
    ['4.1.1: and', '<generator>Copydesk</generator>', '<generator>a</generator><generator>b</generator>'],
    ['4.1.1: it has', '<author><name>Copydesk</name></author>', ''],
    ['4.1.1, 4.1.2', 'rel="self" type="application/atom+xml"', 'rel="alternate" type="text/html"'],
    ['4.1.2: an entry has', '<id>tag:desk.example,2026:story/1</id>', ''],
    ['4.1.2: and', '<summary>', '<summary>a</summary><summary>'],
    ['4.1.3.3', 'type="html">&lt;p', 'type="html"><p/>&lt;p'],
    ['4.2.6', '<id>tag:desk', '<id>desk'],
    ['4.2.7', 'href="https://desk.example/"', 'href="nowhere"'],
  ])('would be found to break %s', (section, good, bad) => {
    expect(written).toContain(good)
    expect(broken(written.replace(good, bad)).some((name) => name.startsWith(section))).toBe(true)
  })
})
