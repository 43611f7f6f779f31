import { Readability } from '@mozilla/readability'
import { markupText } from '../markup-text.ts'
import { jsdomDocument } from './jsdom-document.ts'
import { linkedomDocument } from './linkedom-document.ts'

export const engines = { linkedom: linkedomDocument, jsdom: jsdomDocument }
export type Engine = keyof typeof engines

/** The article's text as Readability finds it, one paragraph a line; empty where it finds none. */
export function readBody(html: string, engine: Engine): string {
  const reader = new Readability<Node>(engines[engine](html), { disableJSONLD: true, serializer: (node) => node })
  const content = reader.parse()?.content
  return content ? markupText(content) : ''
}
