import type { ReaderDocument } from './reader-root.ts'
import { foldRuns, ReaderText } from './reader-text.ts'
import { copyOf, elementsNamed, Snapshot, textWithin } from './reader-walks.ts'

export type ReaderNode = ReaderElement | ReaderText

type Attributes = { [name: string]: string }
type Attribute = { name: string; value: string; cloneNode: () => Attribute }

const attribute = (name: string, value: string): Attribute => ({ name, value, cloneNode: () => attribute(name, value) })

/** The names of nearly all elements there are in upper case, which would else be worked out for each. */
const TAG_NAMES = new Map(
  (
    'a abbr address article aside b blockquote body br button caption center cite code dd del details div dl dt em fieldset figcaption figure font footer ' +
    'form h1 h2 h3 h4 h5 h6 head header hr html i img ins label li main mark nav ol p pre q s section small span strong sub summary sup table tbody td th thead time title tr u ul'
  )
    .split(' ')
    .map((name) => [name, name.toUpperCase()]),
)

const HIDING = /(display|visibility)\s{0,9}:\s{0,9}(none|hidden)/gi

/** As much of the DOM's Element (https://dom.spec.whatwg.org) as Readability asks for. */
export class ReaderElement {
  readonly nodeType = 1
  readonly nodeValue = null
  parentNode: ReaderElement | null = null
  previousSibling: ReaderNode | null = null
  nextSibling: ReaderNode | null = null
  firstChild: ReaderNode | null = null
  lastChild: ReaderNode | null = null
  ownerDocument: ReaderDocument
  tagName: string
  #localName: string
  /** The tree's own until one of them changes: of most elements none does. */
  #attributes: Readonly<Attributes>
  /** Its text, once asked for, until it changes: Readability asks for the same many times. */
  #text: string | null = null
  #folded: string | null = null
  /** Tells Readability that an element's name may be changed in place. */
  readonly __JSDOMParser__ = true

  constructor(ownerDocument: ReaderDocument, name: string, attributes: Readonly<Attributes> = {}) {
    this.ownerDocument = ownerDocument
    this.#localName = name
    this.tagName = TAG_NAMES.get(name) ?? name.toUpperCase()
    this.#attributes = attributes
    ownerDocument.names.add(name)
  }

  get localName(): string {
    return this.#localName
  }

  set localName(name: string) {
    this.#localName = name
    this.ownerDocument.names.add(name)
  }

  get nodeName(): string {
    return this.tagName
  }

  get id(): string {
    return this.#attributes['id'] ?? ''
  }

  set id(value: string) {
    this.setAttribute('id', value)
  }

  get className(): string {
    return this.#attributes['class'] ?? ''
  }

  set className(value: string) {
    this.setAttribute('class', value)
  }

  get style(): { display?: string; visibility?: string } | null {
    const style = this.#attributes['style']
    if (style === undefined) return null
    return Object.fromEntries(
      [...style.matchAll(HIDING)].map(([, name, value]) => [name?.toLowerCase(), value?.toLowerCase()]),
    )
  }

  get attributes(): Attribute[] {
    return Object.entries(this.#attributes).map(([name, value]) => attribute(name, value))
  }

  getAttribute(name: string): string | null {
    return this.#attributes[name] ?? null
  }

  hasAttribute(name: string): boolean {
    return Object.hasOwn(this.#attributes, name)
  }

  setAttribute(name: string, value: string): void {
    this.#attributes = { ...this.#attributes, [name]: value }
  }

  setAttributeNode({ name, value }: Attribute): void {
    this.setAttribute(name, value)
  }

  removeAttribute(name: string): void {
    if (!this.hasAttribute(name)) return
    const { [name]: _, ...others } = this.#attributes
    this.#attributes = others
  }

  get parentElement(): ReaderElement | null {
    return this.parentNode
  }

  get childNodes(): ReaderNode[] {
    const nodes: ReaderNode[] = []
    for (let at = this.firstChild; at; at = at.nextSibling) nodes.push(at)
    return nodes
  }

  get children(): ReaderElement[] {
    const elements: ReaderElement[] = []
    for (let at = this.firstChild; at; at = at.nextSibling) if (at.nodeType === 1) elements.push(at)
    return elements
  }

  get firstElementChild(): ReaderElement | null {
    let at = this.firstChild
    while (at && at.nodeType !== 1) at = at.nextSibling
    return at
  }

  get nextElementSibling(): ReaderElement | null {
    let at = this.nextSibling
    while (at && at.nodeType !== 1) at = at.nextSibling
    return at
  }

  get previousElementSibling(): ReaderElement | null {
    let at = this.previousSibling
    while (at && at.nodeType !== 1) at = at.previousSibling
    return at
  }

  get textContent(): string {
    if (this.#text === null) {
      this.#text = textWithin(this)
      this.ownerDocument.isTextKept = true
    }
    return this.#text
  }

  /** The same without white space at its ends, and runs of it folded. */
  get foldedText(): string {
    this.#folded ??= foldRuns(this.textContent.trim())
    return this.#folded
  }

  set textContent(text: string) {
    while (this.firstChild) this.removeChild(this.firstChild)
    this.appendChild(new ReaderText(text))
  }

  /** Its text, and that of all it stands in, is another now. */
  #change(): void {
    if (!this.ownerDocument.isTextKept) return
    this.#forget()
    for (let at = this.parentNode; at; at = at.parentNode) at.#forget()
  }

  #forget(): void {
    this.#text = null
    this.#folded = null
  }

  appendChild<Node extends ReaderNode>(node: Node): Node {
    node.remove()
    this.#change()
    node.parentNode = this
    node.previousSibling = this.lastChild
    if (this.lastChild) this.lastChild.nextSibling = node
    else this.firstChild = node
    this.lastChild = node
    return node
  }

  removeChild<Node extends ReaderNode>(node: Node): Node {
    this.#change()
    if (node.previousSibling) node.previousSibling.nextSibling = node.nextSibling
    else this.firstChild = node.nextSibling
    if (node.nextSibling) node.nextSibling.previousSibling = node.previousSibling
    else this.lastChild = node.previousSibling
    node.parentNode = null
    node.previousSibling = null
    node.nextSibling = null
    return node
  }

  replaceChild<Node extends ReaderNode>(node: ReaderNode, old: Node): Node {
    node.remove()
    const { previousSibling, nextSibling } = old
    this.removeChild(old)
    node.parentNode = this
    node.previousSibling = previousSibling
    node.nextSibling = nextSibling
    if (previousSibling) previousSibling.nextSibling = node
    else this.firstChild = node
    if (nextSibling) nextSibling.previousSibling = node
    else this.lastChild = node
    return old
  }

  remove(): void {
    this.parentNode?.removeChild(this)
  }

  getElementsByTagName(name: string): ReaderElement[] {
    return elementsNamed(this, name)
  }

  /** Of selectors only names, parted by commas: all that Readability uses. */
  querySelectorAll(names: string): ReaderElement[] {
    return elementsNamed(this, names)
  }

  /** Not markup, but the same subtree again: Readability puts the body back as it was, to try anew. Of others it only logs it. */
  get innerHTML(): string {
    return this.#localName === 'body' ? (new Snapshot(this) as unknown as string) : ''
  }

  set innerHTML(snapshot: string) {
    while (this.firstChild) this.removeChild(this.firstChild)
    const taken: unknown = snapshot
    if (taken instanceof Snapshot) for (const node of taken.copies()) this.appendChild(node)
  }

  copy(): ReaderElement {
    const copied = new ReaderElement(this.ownerDocument, this.#localName, this.#attributes)
    for (let at = this.firstChild; at; at = at.nextSibling) copied.appendChild(copyOf(at))
    return copied
  }
}
