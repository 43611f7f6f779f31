import { decodeHTMLStrict } from 'entities'
import { attributesOf } from './attributes.ts'

const NONE: Element[] = []

/**
 * An element of a feed: its place in the text, and the elements in it. Text and attributes are read when they are asked
 * for, since most never are. `name` is in lower case, with the usual prefix of its namespace, and none for the feed's own.
 */
export class Element {
  readonly name: string
  readonly parent: Element | null
  /** Where what it holds begins and ends. */
  readonly from: number
  to: number
  readonly #text: string
  readonly #tag: string
  #attributes: Map<string, string> | null = null
  #children: Element[] = NONE

  constructor(name: string, parent: Element | null, text: string, place: { from: number; tag: string }) {
    this.name = name
    this.parent = parent
    this.from = place.from
    this.to = place.from
    this.#text = text
    this.#tag = place.tag
  }

  get children(): readonly Element[] {
    return this.#children
  }

  add(child: Element): void {
    if (this.#children === NONE) this.#children = []
    this.#children.push(child)
  }

  dropLast(): void {
    this.#children.pop()
  }

  /** What stands between its tags, as it stands. */
  get markup(): string {
    return this.#text.slice(this.from, this.to)
  }

  /** Its text: references decoded once, CDATA opened; elements that stand in it stay as they are written. Null when empty. */
  get text(): string | null {
    return this.from === this.to ? null : textOf(this.markup) || null
  }

  attribute(name: string): string | null {
    // Most tags have none, and the one most asked for, xml:base, is the rarest.
    if (this.#tag === '' || (name === 'xml:base' && !this.#tag.includes(name))) return null
    this.#attributes ??= attributesOf(this.#tag)
    return this.#attributes.get(name) ?? null
  }

  /** All its attributes, by their names as they are spelled. */
  get spelledAttributes(): Map<string, string> {
    return attributesOf(this.#tag, 'spelled')
  }

  /** The first child of one of these names, the names in their order. */
  child(...names: string[]): Element | null {
    for (const name of names) {
      const found = this.#children.find((child) => child.name === name)
      if (found) return found
    }
    return null
  }

  /** All children of this name. Most names asked for are not there, and cost nothing. */
  all(name: string): readonly Element[] {
    let named = NONE
    for (const child of this.#children) {
      if (child.name !== name) continue
      if (named === NONE) named = []
      named.push(child)
    }
    return named
  }

  /** The text of the first child of this name that has any. */
  said(name: string): string | null {
    for (const child of this.#children) {
      const text = child.name === name ? child.text : null
      if (text !== null) return text
    }
    return null
  }

  /** The texts of all children of this name. */
  texts(name: string): (string | null)[] {
    const named = this.all(name)
    return named === NONE ? [] : named.map(({ text }) => text)
  }

  /** The value of an attribute that is inherited, such as xml:lang, from the nearest element that gives it. */
  inherited(attribute: string): string | null {
    return this.attribute(attribute) ?? this.parent?.inherited(attribute) ?? null
  }
}

const CDATA = '<![CDATA['
const CDATA_END = ']]>'

function textOf(markup: string): string {
  if (!markup.includes('<!')) return decodeHTMLStrict(markup).trim()
  let text = ''
  let done = 0
  for (let at = markup.indexOf('<!'); at !== -1; at = markup.indexOf('<!', done)) {
    const isCdata = markup.startsWith(CDATA, at)
    if (!isCdata && !markup.startsWith('<!--', at)) {
      text += decodeHTMLStrict(markup.slice(done, at + 2))
      done = at + 2
      continue
    }
    text += decodeHTMLStrict(markup.slice(done, at))
    const ending = isCdata ? CDATA_END : '-->'
    const end = markup.indexOf(ending, at)
    if (isCdata) text += markup.slice(at + CDATA.length, end === -1 ? markup.length : end)
    done = end === -1 ? markup.length : end + ending.length
  }
  return (text + decodeHTMLStrict(markup.slice(done))).trim()
}
