import { storable } from '@copydesk/news'
import { decodeHTMLStrict } from 'entities'
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
export function plainText({ value, plain }: SaidText): string | null {
  if (!value) return null
  return oneLine(plain ? value : decodeHTMLStrict(value.includes('<') ? withoutTags(value) : value))
}

const withoutTags = (markup: string) => markup.replace(BLOCK, ' ').replace(INLINE, '').replace(END, '')

/** Space that is not one blank, and what has no place in a line; surrogates too, which may be alone. */
// oxlint-disable-next-line no-control-regex
const UNEVEN = /[^\S ]| {2}|[\u0000-\u001F\u007F-\u009F\uD800-\uDFFF]/

/** A short value on one line, without control characters; null when nothing is left. */
export function oneLine(said: Said): string | null {
  if (!said) return null
  if (!UNEVEN.test(said)) return said.trim() || null
  const text = storable(said)
    .replace(/\s+/g, ' ')
    .replace(/\p{Cc}+/gu, '')
  return text.trim() || null
}
