import { type Document as Tree, type Element, isTag, isText } from 'domhandler'
import { ReaderElement } from './reader-element.ts'
import { ReaderDocument } from './reader-root.ts'
import { foldRuns, ReaderText } from './reader-text.ts'

/** A pruned tree as a document for Readability, white space folded but where it is shown as it was set. The tree itself is left as it is. */
export function readerDocument(tree: Tree): Document {
  const root = tree.children.find(isTag)
  const document = new ReaderDocument((owner) => (root ? elementOf(root, owner) : new ReaderElement(owner, 'html')))
  return document as unknown as Document
}

function elementOf({ name, attribs, children }: Element, owner: ReaderDocument): ReaderElement {
  const element = new ReaderElement(owner, name, attribs)
  for (const child of children) {
    if (isText(child)) element.appendChild(new ReaderText(name === 'pre' ? child.data : foldRuns(child.data)))
    else if (isTag(child)) element.appendChild(elementOf(child, owner))
  }
  return element
}
