import type { ReaderElement, ReaderNode } from './reader-element.ts'

const RUN = /\s\s+/
const RUNS = /\s\s+/g

/** Runs of white space as single spaces, as Readability does. */
export const foldRuns = (text: string): string => (RUN.test(text) ? text.replaceAll(RUNS, ' ') : text)

/** A run of text in the reader's document. */
export class ReaderText {
  readonly nodeType = 3
  readonly nodeName = '#text'
  parentNode: ReaderElement | null = null
  previousSibling: ReaderNode | null = null
  nextSibling: ReaderNode | null = null
  readonly firstChild = null
  readonly childNodes: readonly ReaderNode[] = []
  readonly tagName = undefined
  data: string

  constructor(data: string) {
    this.data = data
  }

  get nodeValue(): string {
    return this.data
  }

  get textContent(): string {
    return this.data
  }

  set textContent(data: string) {
    this.data = data
  }

  remove(): void {
    this.parentNode?.removeChild(this)
  }
}
