import { Readability } from '@mozilla/readability'
import { render } from 'dom-serializer'
import type { Document as Tree } from 'domhandler'
import { type MarkupLine, markupLines } from '../markup-text.ts'
import { jsdomDocument } from './jsdom-document.ts'
import { linkedomDocument } from './linkedom-document.ts'
import { readerDocument } from './reader-document.ts'
import { foldRuns } from './reader-text.ts'

const markup = (tree: Tree) => render(tree, { encodeEntities: 'utf8' })

const engines = {
  tree: readerDocument,
  linkedom: (tree: Tree) => linkedomDocument(markup(tree)),
  jsdom: (tree: Tree) => jsdomDocument(markup(tree)),
}

/** What Readability reads a page in: the pruned tree itself, or a full document model to compare it with. */
export type Engine = keyof typeof engines

/** Readability as it is, but that it does not fold an element's text anew each time it asks for it. */
class Reader extends Readability<Node> {
  _getInnerText(element: { textContent: string; foldedText?: string }, isFolded = true): string {
    if (!isFolded) return element.textContent.trim()
    return element.foldedText ?? foldRuns(element.textContent.trim())
  }
}

/** The article's lines as Readability finds them; none where it finds no article. */
export function readBody(tree: Tree, engine: Engine): MarkupLine[] {
  const reader = new Reader(engines[engine](tree), { disableJSONLD: true, serializer: (node) => node })
  const content = reader.parse()?.content
  return content ? markupLines(content) : []
}
