/**
 * As much of the DOM (https://dom.spec.whatwg.org) as Readability asks for, and no more: linked nodes without events, live lists
 * or namespaces. Built from a pruned tree it takes a fraction of what a full document model does.
 */
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

export type ReaderNode = ReaderElement | ReaderText

type Attribute = { name: string; value: string; cloneNode: () => Attribute }

const attribute = (name: string, value: string): Attribute => ({ name, value, cloneNode: () => attribute(name, value) })

const HIDING = /(display|visibility)\s{0,9}:\s{0,9}(none|hidden)/gi

export class ReaderElement {
  readonly nodeType = 1
  readonly nodeValue = null
  parentNode: ReaderElement | null = null
  previousSibling: ReaderNode | null = null
  nextSibling: ReaderNode | null = null
  firstChild: ReaderNode | null = null
  lastChild: ReaderNode | null = null
  ownerDocument: ReaderDocument
  localName: string
  tagName: string
  readonly #attributes: Map<string, string>
  /** Its text, once asked for, until it changes: Readability asks for the same many times. */
  #text: string | null = null
  /** Tells Readability that an element's name may be changed in place. */
  readonly __JSDOMParser__ = true

  constructor(ownerDocument: ReaderDocument, name: string, attributes: Map<string, string>) {
    this.ownerDocument = ownerDocument
    this.localName = name
    this.tagName = name.toUpperCase()
    this.#attributes = attributes
  }

  get nodeName(): string {
    return this.tagName
  }

  get id(): string {
    return this.#attributes.get('id') ?? ''
  }

  set id(value: string) {
    this.#attributes.set('id', value)
  }

  get className(): string {
    return this.#attributes.get('class') ?? ''
  }

  set className(value: string) {
    this.#attributes.set('class', value)
  }

  get style(): { display?: string; visibility?: string } | null {
    const style = this.#attributes.get('style')
    if (style === undefined) return null
    return Object.fromEntries(
      [...style.matchAll(HIDING)].map(([, name, value]) => [name?.toLowerCase(), value?.toLowerCase()]),
    )
  }

  get attributes(): Attribute[] {
    return [...this.#attributes].map(([name, value]) => attribute(name, value))
  }

  getAttribute(name: string): string | null {
    return this.#attributes.get(name) ?? null
  }

  hasAttribute(name: string): boolean {
    return this.#attributes.has(name)
  }

  setAttribute(name: string, value: string): void {
    this.#attributes.set(name, value)
  }

  setAttributeNode({ name, value }: Attribute): void {
    this.#attributes.set(name, value)
  }

  removeAttribute(name: string): void {
    this.#attributes.delete(name)
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
      const pieces: string[] = []
      gatherText(this, pieces)
      this.#text = pieces.join('')
      this.ownerDocument.isTextKept = true
    }
    return this.#text
  }

  set textContent(text: string) {
    while (this.firstChild) this.removeChild(this.firstChild)
    this.appendChild(new ReaderText(text))
  }

  /** Its text, and that of all it stands in, is another now. */
  #change(): void {
    if (!this.ownerDocument.isTextKept) return
    this.#text = null
    for (let at = this.parentNode; at; at = at.parentNode) at.#text = null
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
    return gatherElements(this, name === '*' ? null : [name.toLowerCase()], [])
  }

  /** Of selectors only names, parted by commas: all that Readability uses. */
  querySelectorAll(names: string): ReaderElement[] {
    return gatherElements(this, names === '*' ? null : names.toLowerCase().split(','), [])
  }

  /** Not markup, but the same subtree again: Readability only puts back what it took, to try anew. */
  get innerHTML(): string {
    return new Snapshot(this) as unknown as string
  }

  set innerHTML(snapshot: string) {
    while (this.firstChild) this.removeChild(this.firstChild)
    const taken: unknown = snapshot
    if (taken instanceof Snapshot) for (const node of taken.copies()) this.appendChild(node)
  }

  copy(): ReaderElement {
    const copied = new ReaderElement(this.ownerDocument, this.localName, new Map(this.#attributes))
    for (let at = this.firstChild; at; at = at.nextSibling) copied.appendChild(copyOf(at))
    return copied
  }
}

const copyOf = (node: ReaderNode): ReaderNode => (node.nodeType === 3 ? new ReaderText(node.data) : node.copy())

class Snapshot {
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

function gatherText(element: ReaderElement, pieces: string[]): void {
  for (let at = element.firstChild; at; at = at.nextSibling)
    if (at.nodeType === 3) pieces.push(at.data)
    else gatherText(at, pieces)
}

function gatherElements(element: ReaderElement, names: string[] | null, found: ReaderElement[]): ReaderElement[] {
  for (let at = element.firstChild; at; at = at.nextSibling) {
    if (at.nodeType !== 1) continue
    if (names === null || names.includes(at.localName)) found.push(at)
    gatherElements(at, names, found)
  }
  return found
}

export class ReaderDocument {
  /** Whether any element keeps its text: while the tree is built, none does. */
  isTextKept = false
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
    return new ReaderElement(this, name.toLowerCase(), new Map())
  }

  createTextNode(data: string): ReaderText {
    return new ReaderText(data)
  }
}
