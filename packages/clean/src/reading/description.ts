import { type Document, isTag } from 'domhandler'

const NAMES = new Set(['description', 'og:description', 'twitter:description'])
const MOST_CHARS = 1000

/** The page's own summaries of its text, from its head. */
export function descriptionOf(tree: Document): string | null {
  const html = tree.children.find(isTag)
  const head = html?.children.filter(isTag).find(({ name }) => name === 'head')
  const given = (head?.children ?? [])
    .filter(isTag)
    .filter(({ name, attribs }) => name === 'meta' && NAMES.has(attribs['property'] ?? attribs['name'] ?? ''))
  const texts = given.map(({ attribs }) => (attribs['content'] ?? '').slice(0, MOST_CHARS))
  return texts.length > 0 ? texts.join('\n') : null
}
