import { Element } from './element.ts'
import { innerScope, nameIn, outerScope, type Scope } from './names.ts'
import type { Kind, Roots } from './roots.ts'
import { tagReader, type Tag } from './scan.ts'

/** Most elements kept of one document: 100 for each of 5,000 entries, ten for each address of the longest sitemap. */
const MOST_ELEMENTS = 500_000
const DEEPEST = 100

export type XmlFeed = {
  root: Element
  /** How many entries it has, kept or not. */
  entryCount: number
  /** It ends before its last tag: the entry and the elements that were open are not kept. */
  isCut: boolean
  /** Tags are missing, or do not match. */
  isBroken: boolean
}

type NextTag = ReturnType<typeof tagReader>
type Start = { tag: Tag; root: Element; scope: Scope; kind: Kind }

/**
 * The tree of an XML document that has one of these roots, however broken: what stands before its root and after its end is passed over, an end tag ends
 * all that is open inside its element, an entry ends where the next begins. At most 5,000 entries (50,000 addresses of a
 * sitemap) and 500,000 elements, 100 deep, are kept. Null without a root.
 */
export function readXml(text: string, roots: Roots): XmlFeed | null {
  const nextTag = tagReader(text)
  const start = rootIn(text, roots, nextTag)
  if (!start) return null
  if (start.tag.kind === 'empty') return { root: start.root, entryCount: 0, isCut: false, isBroken: false }
  return new Reading(text, start, nextTag).read()
}

function rootIn(text: string, roots: Roots, nextTag: NextTag): Start | null {
  for (let tag = nextTag(0); tag; tag = nextTag(tag.end)) {
    if (tag.kind === 'close') continue
    const local = tag.name.toLowerCase().replace(/^.*:/, '')
    const name = local === 'rdf' ? 'rdf:rdf' : local
    const kind = Object.hasOwn(roots, name) ? roots[name] : undefined
    if (!kind) continue
    const attributes = text.slice(tag.nameEnd, tag.attributesEnd)
    const root = new Element(name, null, text, { from: tag.end, tag: attributes })
    return { tag, root, scope: innerScope(outerScope(kind.own), attributes, true), kind }
  }
  return null
}

type Open = { element: Element; scope: Scope }

/** Elements that hold text alone, and those whose beginning shows that the end of such a one was forgotten. */
const FLAT = new Set(['title', 'link', 'guid', 'pubdate', 'id', 'updated', 'published', 'dc:date', 'loc', 'lastmod'])
const STRUCTURAL = new Set([
  ...FLAT, 'description', 'category', 'comments', 'enclosure', 'author', 'summary', 'content', 'content:encoded', 'dc:creator',
]) // prettier-ignore

class Reading {
  readonly #text: string
  readonly #nextTag: NextTag
  readonly #root: Element
  readonly #kind: Kind
  readonly #open: Open[]
  /** How many elements of each name are open. */
  readonly #openNames = new Map<string, number>()
  #at: number
  /** Elements open deeper than what is kept. */
  #below = 0
  #elements = 1
  #entryCount = 0
  #isBroken = false

  constructor(text: string, { tag, root, scope, kind }: Start, nextTag: NextTag) {
    this.#text = text
    this.#nextTag = nextTag
    this.#root = root
    this.#kind = kind
    this.#at = tag.end
    this.#open = [{ element: root, scope }]
    this.#openNames.set(root.name, 1)
  }

  read(): XmlFeed {
    while (this.#open.length > 0 && !this.#isFull()) {
      const tag = this.#nextTag(this.#at)
      if (!tag) return this.#cut()
      this.#at = tag.end
      if (tag.kind === 'close') this.#close(tag)
      else this.#begin(tag)
    }
    return this.#feed(false)
  }

  #isFull(): boolean {
    return this.#entryCount > this.#kind.mostEntries || this.#elements > MOST_ELEMENTS
  }

  #feed(isCut: boolean): XmlFeed {
    const isFull = this.#isFull()
    if (isFull) this.#dropOpen()
    const rest = isFull && this.#kind.entry ? entriesAfter(this.#text, this.#at, this.#kind.entry) : 0
    return { root: this.#root, entryCount: this.#entryCount + rest, isCut, isBroken: this.#isBroken }
  }

  #cut(): XmlFeed {
    this.#dropOpen()
    return this.#feed(true)
  }

  #begin(tag: Tag): void {
    const outer = this.#open.at(-1)
    if (!outer) return
    const attributes = tag.nameEnd === tag.attributesEnd ? '' : this.#text.slice(tag.nameEnd, tag.attributesEnd)
    const scope = innerScope(outer.scope, attributes, false)
    const name = nameIn(scope, tag.name)
    if (name === this.#kind.entry) this.#beginEntry(tag.start)
    else if (FLAT.has(outer.element.name) && STRUCTURAL.has(name)) this.#endFrom(this.#open.length - 1, tag.start)
    if (this.#open.length >= DEEPEST) {
      this.#below += tag.kind === 'open' ? 1 : 0
      return
    }
    const parent = this.#open.at(-1)?.element ?? outer.element
    const element = new Element(name, parent, this.#text, { from: tag.end, tag: attributes })
    parent.add(element)
    this.#elements += 1
    if (tag.kind !== 'open') return
    this.#open.push({ element, scope })
    this.#openNames.set(name, (this.#openNames.get(name) ?? 0) + 1)
  }

  /** What is still open, but for the feed itself, ends where an entry begins; unless an entry carries it as its content. */
  #beginEntry(at: number): void {
    const first = this.#containers()
    if (this.#open.slice(first).some(({ element }) => element.name === 'content')) return
    this.#below = 0
    this.#entryCount += 1
    if (first === this.#open.length) return
    this.#isBroken = true
    this.#endFrom(first, at)
  }

  #close(tag: Tag): void {
    const at = this.#openAs(tag.name)
    const isContained = at < this.#containers()
    if (this.#below > 0 && !isContained) {
      this.#below -= 1
      return
    }
    this.#below = 0
    if (at !== this.#open.length - 1) this.#isBroken = true
    if (at !== -1) this.#endFrom(at, tag.start)
  }

  /** Where the innermost open element of this name stands; -1 when none is open. */
  #openAs(tagName: string): number {
    const innermost = this.#open.at(-1)
    if (!innermost) return -1
    const name = nameIn(innermost.scope, tagName)
    if (innermost.element.name === name) return this.#open.length - 1
    // End tags of what is not open can be many, and must not each be looked for in all that is.
    return this.#openNames.has(name) ? this.#open.findLastIndex(({ element }) => element.name === name) : -1
  }

  /** How many of the open elements hold entries: the root, and a channel in it. */
  #containers(): number {
    return this.#open[1]?.element.name === 'channel' ? 2 : 1
  }

  #endFrom(first: number, at: number): void {
    while (this.#open.length > first) {
      const ended = this.#open.pop()
      if (!ended) return
      ended.element.to = at
      const others = (this.#openNames.get(ended.element.name) ?? 1) - 1
      if (others === 0) this.#openNames.delete(ended.element.name)
      else this.#openNames.set(ended.element.name, others)
    }
  }

  /** Half an entry, half an address: what was not read to its end is as if it were not there. */
  #dropOpen(): void {
    this.#open[this.#containers()]?.element.parent?.dropLast()
    this.#endFrom(0, this.#text.length)
  }
}

/** How many entries begin after a place, roughly: for telling how many were left out. */
function entriesAfter(text: string, from: number, entry: string): number {
  const begins = new RegExp(`<(?:[\\w.-]{1,32}:)?${entry}[\\s/>]`, 'gi')
  begins.lastIndex = from
  let count = 0
  while (begins.test(text)) count += 1
  return count
}
