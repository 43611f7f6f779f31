import { foldParagraphs } from './markup-text.ts'
import { decoded } from './text-page.ts'

const TAGS = 'a|abbr|b|blockquote|br|div|em|font|h[1-6]|i|img|li|ol|p|small|span|strong|sub|sup|u|ul'

/** Bounded: a tag shown as text is short, and `<` may not stand inside it. */
const SHOWN_TAG = new RegExp(`</?(${TAGS})(?:\\s[^<>]{0,500})?/?>`, 'gi')

const BREAKING = new Set(['br', 'p', 'div', 'li', 'blockquote'])

/**
 * Takes out markup that a page shows as text because somebody escaped it twice, such as the `<i>` and `<br/>` around
 * agency captions, and what stands for a character ("&quot;"). Only tags that writers use; "<3" and "a < b" stay.
 */
function stripShownMarkup(given: string): string {
  const text = decoded(given)
  if (!text.includes('<')) return text
  const ended = new Set(
    Array.from(text.matchAll(SHOWN_TAG), ([tag, name = '']) => (tag[1] === '/' ? name.toLowerCase() : '')),
  )
  return foldParagraphs(
    text.replaceAll(SHOWN_TAG, (tag, tagName: string, at: number) => {
      const name = tagName.toLowerCase()
      // "The <b> tag makes text bold": told of, not left over.
      if (name !== 'br' && !ended.has(name) && at > 0 && at + tag.length < text.length) return tag
      return BREAKING.has(name) ? '\n' : ''
    }),
  )
}

/** Lines without such markup; where it broke one, the parts are lines of their own. */
export const withoutShownMarkup = <Line extends { text: string }>(lines: Line[]): Line[] =>
  lines.flatMap((line) =>
    /[<&]/.test(line.text)
      ? stripShownMarkup(line.text)
          .split('\n')
          .map((text) => ({ ...line, text }))
      : [line],
  )
