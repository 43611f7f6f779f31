/** What an htmlparser2 node and a DOM node have in common. */
type MarkupNode = {
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

/** A paragraph, a heading or a row as it stands on the page. `linked` is the share (0 to 1) of it that is link text. */
export type MarkupLine = { text: string; linked: number; heading: boolean }

/** The text of a tree as a reader sees it: one paragraph a line, white space folded, nothing from scripts and styles. */
export const markupText = (root: MarkupNode): string =>
  markupLines(root)
    .map((line) => line.text)
    .join('\n')

/** The lines of that text, each with how much of it is links and whether it is a heading. */
export function markupLines(root: MarkupNode): MarkupLine[] {
  const reader: Reader = { lines: [], pieces: [], linkedChars: 0, heading: false }
  collect(root, reader, false)
  endLine(reader)
  return reader.lines
}

type Reader = { lines: MarkupLine[]; pieces: string[]; linkedChars: number; heading: boolean }

function collect(node: MarkupNode, reader: Reader, inLink: boolean): void {
  if (node.nodeType === TEXT) {
    const text = node.nodeValue ?? ''
    reader.pieces.push(text)
    if (inLink) reader.linkedChars += inkOf(text)
    return
  }
  const tag = (node.tagName ?? '').toLowerCase()
  if (SILENT.has(tag)) return
  if (BREAKS.has(tag)) endLine(reader)
  if (CELLS.has(tag)) reader.pieces.push(' ')
  if (HEADING.test(tag)) reader.heading = true
  const children = node.childNodes ?? []
  for (let at = 0; at < children.length; at += 1) collect(children[at]!, reader, inLink || tag === 'a')
  if (BREAKS.has(tag)) endLine(reader)
}

function endLine(reader: Reader): void {
  const text = foldLine(reader.pieces.join(''))
  const linked = Math.min(1, reader.linkedChars / (inkOf(text) || 1))
  if (text !== '') reader.lines.push({ text, linked, heading: reader.heading })
  reader.pieces = []
  reader.linkedChars = 0
  reader.heading = false
}

const HEADING = /^h[1-6]$/

/** Characters that are not white space. */
const inkOf = (text: string) => text.replaceAll(/\s+/g, '').length

const INVISIBLE = /[\u00ad\u200b\u200e\u200f\u2060\ufeff]/g

const foldLine = (line: string) => line.replaceAll(INVISIBLE, '').replaceAll(/\s+/g, ' ').trim()

/** Folds white space within lines, drops empty lines and characters that do not show. */
export function foldParagraphs(text: string): string {
  return text
    .split('\n')
    .map(foldLine)
    .filter((line) => line !== '')
    .join('\n')
}
