import { type ChildNode, Document, Element, isTag, type ParentNode } from 'domhandler'

/** Elements that belong to the head, wherever a page that leaves out its head and body tags has them. */
const OF_HEAD = new Set(['title', 'meta', 'base', 'link'])

const SHELLS = new Set(['html', 'head', 'body'])

/**
 * The tree as a full document: html, head and body, one of each. Browsers supply what a page leaves out (HTML Standard,
 * section 13.2.6.4); htmlparser2 and linkedom do not, and Readability needs a body.
 */
export function wholeDocument(tree: Document): Document {
  const head = new Element('head', {})
  const body = new Element('body', {})
  const html = new Element('html', {})
  const content = { head: [] as ChildNode[], body: [] as ChildNode[] }
  unwrap(tree.children, html, content)
  adopt(head, content.head)
  adopt(body, content.body)
  adopt(html, [head, body])
  const whole = new Document([])
  adopt(whole, [html])
  return whole
}

function unwrap(children: ChildNode[], html: Element, content: { head: ChildNode[]; body: ChildNode[] }): void {
  for (const child of children) {
    if (!isTag(child)) content.body.push(child)
    else if (SHELLS.has(child.name)) {
      if (child.name === 'html') html.attribs = { ...child.attribs, ...html.attribs }
      unwrap(child.children, html, content)
    } else (OF_HEAD.has(child.name) ? content.head : content.body).push(child)
  }
}

/** Gives a node these children, in this order, and no others. */
export function adopt(parent: ParentNode, children: ChildNode[]): void {
  parent.children = children
  for (const [at, child] of children.entries()) {
    child.parent = parent
    child.prev = children[at - 1] ?? null
    child.next = children[at + 1] ?? null
  }
}
