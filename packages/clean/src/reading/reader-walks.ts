import type { ReaderElement, ReaderNode } from './reader-element.ts'
import { ReaderText } from './reader-text.ts'

export const copyOf = (node: ReaderNode): ReaderNode => (node.nodeType === 3 ? new ReaderText(node.data) : node.copy())

/** A subtree as it was, to be put back. */
export class Snapshot {
  readonly #nodes: ReaderNode[]

  constructor({ childNodes }: ReaderElement) {
    this.#nodes = childNodes.map(copyOf)
  }

  copies(): ReaderNode[] {
    return this.#nodes.map(copyOf)
  }

  toString(): string {
    return ''
  }
}

/** All the text under an element. */
export function textWithin(root: ReaderElement): string {
  let text = ''
  for (let at = root.firstChild; at; at = following(at, root)) if (at.nodeType === 3) text += at.data
  return text
}

/** The elements under another in their order: those of some names, parted by commas, or all (`*`). */
export function elementsNamed(root: ReaderElement, names: string): ReaderElement[] {
  const found: ReaderElement[] = []
  const lower = names.toLowerCase()
  const several = lower.includes(',') ? new Set(lower.split(',')) : null
  const isThere = (name: string) => root.ownerDocument.names.has(name)
  if (lower !== '*' && !(several ? [...several].some(isThere) : isThere(lower))) return found
  for (let at = root.firstChild; at; at = following(at, root)) {
    if (at.nodeType !== 1) continue
    if (several ? several.has(at.localName) : lower === '*' || at.localName === lower) found.push(at)
  }
  return found
}

/** The next node in the order of the document, within `root`. */
function following(from: ReaderNode, root: ReaderElement): ReaderNode | null {
  if (from.firstChild) return from.firstChild
  for (let at: ReaderNode | null = from; at && at !== root; at = at.parentNode)
    if (at.nextSibling) return at.nextSibling
  return null
}
