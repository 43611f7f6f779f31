import { storable } from '@copydesk/news'
import { decodeReferences } from './character-references.ts'
import type { Said, SaidText } from './draft.ts'

const BLOCK_TAGS =
  'address|article|blockquote|br|center|dd|div|dl|dt|h[1-6]|hr|li|ol|p|pre|section|table|tbody|td|th|tr|ul'
const INLINE_TAGS =
  'a|abbr|acronym|b|bdi|bdo|big|cite|code|del|dfn|em|font|i|img|ins|kbd|mark|q|s|samp|small|span|strike|strong|sub|sup|time|tt|u|var|wbr'

/** Only HTML's own tags: "<3" and "List<String>" are words. */
const BLOCK = new RegExp(`</?(?:${BLOCK_TAGS})(?:\\s[^<>]*)?/?>`, 'gi')
const INLINE = new RegExp(`</?(?:${INLINE_TAGS})(?:\\s[^<>]*)?/?>`, 'gi')
/** An end tag is never prose, whatever its name: one stays behind where a feed mixed up its tags. */
const END = /<\/[a-z][\w:.-]{0,40}\s*>/gi

/** The words of a text that may hold markup, on one line; null when there are none. */
export function plainText(said: SaidText): string | null {
  if (!said.value) return null
  return said.plain
    ? oneLine(said.value)
    : oneLine(decodeReferences(said.value.replace(BLOCK, ' ').replace(INLINE, '').replace(END, '')))
}

/** A short value on one line, without control characters; null when nothing is left. */
export function oneLine(said: Said): string | null {
  if (!said) return null
  const text = storable(said)
    .replace(/\s+/g, ' ')
    .replace(/\p{Cc}+/gu, '')
  return text.trim() || null
}
