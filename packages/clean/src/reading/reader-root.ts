import { ReaderElement } from './reader-element.ts'
import { ReaderText } from './reader-text.ts'

/**
 * As much of the DOM (https://dom.spec.whatwg.org) as Readability asks for, and no more: linked nodes without events, live lists
 * or namespaces. Built from a pruned tree it takes a fraction of what a full document model does.
 */
export class ReaderDocument {
  /** Whether any element keeps its text: while the tree is built, none does. */
  isTextKept = false
  /** The names of all elements there are or were: most that are asked for are of none. */
  readonly names = new Set<string>()
  readonly nodeType = 9
  readonly nodeName = '#document'
  readonly documentURI = 'about:blank'
  readonly baseURI = 'about:blank'
  readonly documentElement: ReaderElement

  constructor(build: (document: ReaderDocument) => ReaderElement) {
    this.documentElement = build(this)
  }

  get firstChild(): ReaderElement {
    return this.documentElement
  }

  get body(): ReaderElement | null {
    return this.documentElement.getElementsByTagName('body')[0] ?? null
  }

  get title(): string {
    return this.documentElement.getElementsByTagName('title')[0]?.textContent ?? ''
  }

  getElementsByTagName(name: string): ReaderElement[] {
    return name === 'html' ? [this.documentElement] : this.documentElement.getElementsByTagName(name)
  }

  querySelectorAll(names: string): ReaderElement[] {
    return this.documentElement.querySelectorAll(names)
  }

  createElement(name: string): ReaderElement {
    return new ReaderElement(this, name.toLowerCase())
  }

  createTextNode(data: string): ReaderText {
    return new ReaderText(data)
  }
}
