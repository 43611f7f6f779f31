import { DomHandler, type Document, isTag } from 'domhandler'
import { Parser } from 'htmlparser2'
import { wholeDocument } from './whole-document.ts'

/**
 * At least five times what the largest of several hundred real news pages needed; what is larger is built to hurt. The last two
 * are sums over the page of how deep each stands: a text is read once for each element around it.
 */
export const LIMITS = {
  chars: 10_000_000,
  depth: 256,
  elements: 30_000,
  texts: 100_000,
  attributes: 256,
  attributeChars: 2_000_000,
  charsByDepth: 5_000_000,
  elementsByDepth: 600_000,
}

/** What serialising writes as entities. */
const ESCAPED = /[&<>\u00a0]/g
const MAY_BE_ESCAPED = /[&<>\u00a0]/

const TOO_DEEP = 'much text inside deeply nested elements'

export type PageTree = { tree: Document } | { refused: string }

/**
 * Parses a page into an htmlparser2 tree, counting as it goes and stopping at the first limit crossed, so that a hostile
 * page costs no more than the limit. Depth is the one that matters most: Readability reads each element's whole text.
 */
export function parsePage(html: string): PageTree {
  if (html.length > LIMITS.chars) return { refused: `more than ${LIMITS.chars} characters` }
  const handler = new CountingHandler()
  const parser = new Parser(handler)
  handler.stop = () => parser.pause()
  parser.write(html)
  if (handler.refused) return { refused: handler.refused }
  parser.end()
  return handler.refused ? { refused: handler.refused } : { tree: wholeDocument(handler.root) }
}

class CountingHandler extends DomHandler {
  refused: string | null = null
  stop: () => void = () => {}
  #elements = 0
  #texts = 0
  #charsByDepth = 0
  #elementsByDepth = 0

  override onopentag(name: string, attributes: Record<string, string>): void {
    if (this.refused) return
    this.#elements += 1
    this.#elementsByDepth += this.tagStack.length
    const crossed = this.#crossed(attributes)
    if (crossed) this.#refuse(crossed)
    else super.onopentag(name, attributes)
  }

  /** Called for each run of text; linkedom makes a node of each, and one more of every character written as an entity. */
  override ontext(data: string): void {
    if (this.refused) return
    this.#texts += 1
    if (!this.#inScript()) {
      if (MAY_BE_ESCAPED.test(data)) this.#texts += data.match(ESCAPED)?.length ?? 0
      this.#charsByDepth += data.trim().length * this.tagStack.length
    }
    if (this.#texts > LIMITS.texts) this.#refuse(`more than ${LIMITS.texts} pieces of text`)
    else if (this.#charsByDepth > LIMITS.charsByDepth) this.#refuse(TOO_DEEP)
    else super.ontext(data)
  }

  #inScript(): boolean {
    const parent = this.tagStack.at(-1)
    return parent !== undefined && isTag(parent) && (parent.name === 'script' || parent.name === 'style')
  }

  /** Nobody reads them, and a page may hold any number. */
  override oncomment(): void {}
  override oncommentend(): void {}
  override onprocessinginstruction(): void {}

  #refuse(reason: string): void {
    this.refused = reason
    this.stop()
  }

  #crossed(attributes: Record<string, string>): string | null {
    if (this.#elements > LIMITS.elements) return `more than ${LIMITS.elements} elements`
    if (this.tagStack.length > LIMITS.depth) return `elements nested more than ${LIMITS.depth} deep`
    if (this.#elementsByDepth > LIMITS.elementsByDepth) return TOO_DEEP
    let count = 0
    for (const name in attributes) {
      count += 1
      if (attributes[name]!.length > LIMITS.attributeChars)
        return `an attribute of more than ${LIMITS.attributeChars} characters`
    }
    return count > LIMITS.attributes ? `an element with more than ${LIMITS.attributes} attributes` : null
  }
}
