import { Readability } from '@mozilla/readability'
import { type MarkupLine, markupLines } from '../markup-text.ts'
import { jsdomDocument } from './jsdom-document.ts'
import { linkedomDocument } from './linkedom-document.ts'

const engines = { linkedom: linkedomDocument, jsdom: jsdomDocument }
export type Engine = keyof typeof engines

/** The article's lines as Readability finds them; none where it finds no article. */
export function readBody(html: string, engine: Engine): MarkupLine[] {
  const reader = new Readability<Node>(engines[engine](html), { disableJSONLD: true, serializer: (node) => node })
  const content = reader.parse()?.content
  return content ? markupLines(content) : []
}
