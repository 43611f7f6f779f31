import { type Document, Element, isTag, Text } from 'domhandler'
import { textContent } from 'domutils'

const MOST_TITLE_CHARS = 500

/**
 * Leaves of the head only the title, which Readability compares headings with. Metadata has been read by now; where
 * Readability sees an author's name in a meta element it leaves the byline standing in the text.
 */
export function bareHead(tree: Document): void {
  const html = tree.children.find(isTag)
  const head = html?.children.find((child) => isTag(child) && child.name === 'head')
  if (!head || !isTag(head)) return
  const title = head.children.find((child) => isTag(child) && child.name === 'title')
  const text = new Text(title ? textContent(title).slice(0, MOST_TITLE_CHARS) : '')
  const bare = new Element('title', {}, [text])
  text.parent = bare
  bare.parent = head
  head.children = [bare]
}
