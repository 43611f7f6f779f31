const MOST_DEPTH = 40
const TAG = /^[a-z][a-z\d]*$/
/** Nothing of it is text of the article. */
const SILENT = new Set([
  'script',
  'style',
  'link',
  'meta',
  'title',
  'svg',
  'img',
  'nav',
  'header',
  'footer',
  'aside',
  'figure',
  'button',
  'form',
])

/** An element of React as it is streamed: `["$", "p", key, { "children": … }]`. */
export const isReactElement = (value: unknown): value is [string, string, unknown, { children?: unknown }] =>
  Array.isArray(value) &&
  value[0] === '$' &&
  typeof value[1] === 'string' &&
  TAG.test(value[1]) &&
  typeof value[3] === 'object' &&
  value[3] !== null

/** The markup that an element, a list of such or a text stands for, without attributes; '' of components, which are code. */
export function elementMarkup(value: unknown, depth = 0): string {
  if (typeof value === 'string') return value.startsWith('$') ? '' : escaped(value)
  if (typeof value === 'number') return String(value)
  if (!Array.isArray(value) || depth > MOST_DEPTH) return ''
  if (!isReactElement(value))
    return value[0] === '$' ? '' : value.map((child) => elementMarkup(child, depth + 1)).join('')
  const [, tag, , { children }] = value
  if (SILENT.has(tag)) return ''
  return `<${tag}>${elementMarkup(children, depth + 1)}</${tag}>`
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
