/** What an htmlparser2 node and a DOM node have in common. */
export type MarkupNode = {
  readonly nodeType: number
  readonly nodeName?: string
  readonly tagName?: string
  readonly nodeValue?: string | null
  readonly childNodes?: ArrayLike<MarkupNode>
}

const TEXT = 3

/** Elements that browsers lay out as blocks (HTML Standard, section 15.3, Rendering), and br: each ends a paragraph. */
const BREAKS = new Set(
  (
    'address article aside blockquote body br caption center dd details dialog dir div dl dt fieldset figcaption figure ' +
    'footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li listing main menu nav ol optgroup option p pre ' +
    'section summary table tbody tfoot thead tr ul'
  ).split(' '),
)

const CELLS = new Set(['td', 'th'])

const SILENT = new Set([
  'script',
  'style',
  'noscript',
  'template',
  'head',
  'iframe',
  'object',
  'svg',
  'textarea',
  'select',
])

/** The text of a tree as a reader sees it: one paragraph a line, white space folded, nothing from scripts and styles. */
export function markupText(root: MarkupNode): string {
  const pieces: string[] = []
  collect(root, pieces)
  return foldParagraphs(pieces.join(''))
}

function collect(node: MarkupNode, pieces: string[]): void {
  if (node.nodeType === TEXT) {
    // A line break in the source is only white space; paragraphs end where blocks do.
    pieces.push((node.nodeValue ?? '').replaceAll(/[\r\n]/g, ' '))
    return
  }
  const tag = (node.tagName ?? '').toLowerCase()
  if (SILENT.has(tag)) return
  const edge = BREAKS.has(tag) ? '\n' : CELLS.has(tag) ? ' ' : ''
  pieces.push(edge)
  const children = node.childNodes ?? []
  for (let at = 0; at < children.length; at += 1) collect(children[at]!, pieces)
  pieces.push(edge)
}

const INVISIBLE = /[\u00ad\u200b\u200e\u200f\u2060\ufeff]/g

/** Folds white space within lines, drops empty lines and characters that do not show. */
export function foldParagraphs(text: string): string {
  return text
    .replaceAll(INVISIBLE, '')
    .split('\n')
    .map((line) => line.replaceAll(/\s+/g, ' ').trim())
    .filter((line) => line !== '')
    .join('\n')
}
