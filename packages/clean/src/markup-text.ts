/** What an htmlparser2 node and a DOM node have in common. */
type MarkupNode = {
  readonly nodeType: number
  readonly nodeName?: string
  readonly tagName?: string
  readonly nodeValue?: string | null
  readonly attribs?: { readonly [name: string]: string }
  readonly getAttribute?: (name: string) => string | null
  readonly childNodes?: ArrayLike<MarkupNode>
}

const TEXT = 3

/** Elements that browsers lay out as blocks (HTML Standard, section 15.3, Rendering), and br: each ends a paragraph. */
export const BREAKS = new Set(
  (
    'address article aside blockquote body br caption center dd details dialog dir div dl dt fieldset figcaption figure ' +
    'footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li listing main menu nav ol optgroup option p pre ' +
    'section summary table tbody tfoot thead tr ul'
  ).split(' '),
)

const CELLS = new Set(['td', 'th'])
const HEADING = /^h[1-6]$/

export const SILENT = new Set([
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

/** Where a block carries its number, so that its lines are known again in a reader's copy of the page. */
export const BLOCK_NUMBER = 'data-block'

/**
 * A paragraph, a heading or a row as it stands on the page. `linked` is the share (0 to 1) of it that is link text; `block` the
 * number of the block it stands in, null where blocks carry none.
 */
export type MarkupLine = { text: string; linked: number; heading: boolean; block: string | null }

/** Whether lines are told to stand in such an element: those that end a paragraph, and cells, which may hold whole columns. */
export const isBlock = (tag: string): boolean => BREAKS.has(tag) || CELLS.has(tag)

/**
 * The text of a tree as a reader sees it: one paragraph a line, white space folded, nothing from scripts and styles. Of a long
 * text about the first `most` characters, for those who ask of elements within each other.
 */
export const markupText = (root: MarkupNode, most = Infinity): string =>
  markupLines(root, most)
    .map((line) => line.text)
    .join('\n')

/** The lines of that text, each with how much of it is links and whether it is a heading. */
export function markupLines(root: MarkupNode, most = Infinity): MarkupLine[] {
  const reader: Reader = { lines: [], pieces: [], linkedChars: 0, heading: false, blocks: new Set(), left: most }
  const whole: Place = { inLink: false, inPre: false, block: null }
  collect(root, reader, whole)
  endLine(reader, whole)
  return reader.lines
}

type Reader = {
  lines: MarkupLine[]
  pieces: string[]
  linkedChars: number
  heading: boolean
  /** The blocks that the text of this line stands in: a row's line may stand in one cell or in several. */
  blocks: Set<string | null>
  /** Nodes and characters still to be read. */
  left: number
}
type Place = { inLink: boolean; inPre: boolean; block: string | null }

function collect(node: MarkupNode, reader: Reader, place: Place): void {
  reader.left -= 1
  if (reader.left < 0) return
  if (node.nodeType === TEXT) {
    const text = node.nodeValue ?? ''
    reader.left -= text.length
    const [first = '', ...others] = place.inPre ? text.split(BLANK_LINE) : [text]
    addText(first, reader, place)
    for (const paragraph of others) {
      endLine(reader, place)
      addText(paragraph, reader, place)
    }
    return
  }
  const kind = kindOf(node.tagName ?? '')
  if (kind.silent) return
  const { breaks } = kind
  if (breaks) endLine(reader, place)
  if (kind.cell) reader.pieces.push(' ')
  if (kind.heading) reader.heading = true
  const inside = insideOf(node, kind, place)
  const children = node.childNodes ?? []
  for (let at = 0; at < children.length; at += 1) collect(children[at]!, reader, inside)
  if (breaks) endLine(reader, inside)
}

/** Parts the paragraphs of a text that is shown as it was set. */
const BLANK_LINE = /\n[^\S\n]*\n/

function addText(text: string, reader: Reader, place: Place): void {
  reader.pieces.push(text)
  if (/\S/.test(text)) reader.blocks.add(place.block)
  if (place.inLink) reader.linkedChars += inkOf(text)
}

function insideOf(node: MarkupNode, { link, pre, block }: Kind, place: Place): Place {
  if (link) return { ...place, inLink: true }
  return block ? { inLink: place.inLink, inPre: place.inPre || pre, block: blockNumber(node) ?? place.block } : place
}

type Kind = {
  silent: boolean
  breaks: boolean
  cell: boolean
  heading: boolean
  link: boolean
  pre: boolean
  block: boolean
}

const OTHER: Kind = { silent: false, breaks: false, cell: false, heading: false, link: false, pre: false, block: false }

/** What the name of a tag says of its text, for those of which it says anything, in both cases: looked up for every element. */
const kinds = new Map(
  [...BREAKS, ...CELLS, ...SILENT, 'a'].flatMap((tag): [string, Kind][] => {
    const kind = {
      silent: SILENT.has(tag),
      breaks: BREAKS.has(tag),
      cell: CELLS.has(tag),
      heading: HEADING.test(tag),
      link: tag === 'a',
      pre: tag === 'pre',
      block: isBlock(tag),
    }
    return [
      [tag, kind],
      [tag.toUpperCase(), kind],
    ]
  }),
)

const kindOf = (tagName: string): Kind => kinds.get(tagName) ?? OTHER

const blockNumber = (node: MarkupNode): string | null | undefined =>
  node.attribs ? node.attribs[BLOCK_NUMBER] : node.getAttribute?.(BLOCK_NUMBER)

function endLine(reader: Reader, { block }: Place): void {
  // Only white space stands in no block, and most ends of blocks have nothing more before them.
  const text = reader.blocks.size === 0 ? '' : foldLine(reader.pieces.join(''))
  if (text !== '') {
    const linked = reader.linkedChars === 0 ? 0 : Math.min(1, reader.linkedChars / (inkOf(text) || 1))
    const [only = block] = reader.blocks
    reader.lines.push({ text, linked, heading: reader.heading, block: reader.blocks.size === 1 ? only : block })
  }
  reader.pieces = []
  reader.linkedChars = 0
  reader.heading = false
  reader.blocks.clear()
}

/** Characters that are not white space. */
export function inkOf(text: string): number {
  let ink = 0
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code > 0x20 && code !== 0xa0 && !(code >= 0x2000 && code <= 0x200b) && code !== 0x3000) ink += 1
  }
  return ink
}

const INVISIBLE = /[\u00ad\u200b\u200e\u200f\u2060\ufeff]/
const ALL_INVISIBLE = new RegExp(INVISIBLE, 'g')
const UNFOLDED = /\s\s+|[^\S ]/
const ALL_UNFOLDED = new RegExp(UNFOLDED, 'g')

/** White space as single spaces, none at the ends. Only what is not so by now is looked at: most of a text's spaces are. */
export const foldSpace = (text: string): string =>
  (UNFOLDED.test(text) ? text.replaceAll(ALL_UNFOLDED, ' ') : text).trim()

const foldLine = (line: string) => foldSpace(INVISIBLE.test(line) ? line.replaceAll(ALL_INVISIBLE, '') : line)

/** Folds white space within lines, drops empty lines and characters that do not show. */
export function foldParagraphs(text: string): string {
  return text
    .split('\n')
    .map(foldLine)
    .filter((line) => line !== '')
    .join('\n')
}
