import type { MentionType } from '@copydesk/news'

/** A text whose names are known. Offsets are UTF-16 code units. */
export type MarkedText = { text: string; spans: { start: number; end: number; type: MentionType }[] }

const TYPES: Record<string, MentionType> = { P: 'person', O: 'organization', L: 'place' }
const MARK = /\{([POL])\|([^{}]*)\}/g

/** Reads names marked in a text, "{P|Lena Hartwig} of {O|Acme} in {L|Oslo}", and takes the marks out. */
export function readMarked(marked: string): MarkedText {
  const spans: MarkedText['spans'] = []
  let text = ''
  let end = 0
  for (const mark of marked.matchAll(MARK)) {
    text += marked.slice(end, mark.index)
    spans.push({ start: text.length, end: text.length + mark[2]!.length, type: TYPES[mark[1]!]! })
    text += mark[2]
    end = mark.index + mark[0].length
  }
  return { text: text + marked.slice(end), spans }
}

/** Texts apart by blank lines; lines that begin with # are remarks. */
export const readMarkedFile = (file: string): MarkedText[] =>
  file
    .replaceAll(/^#.*\n/gm, '')
    .split(/\n{2,}/)
    .filter((text) => text.trim() !== '')
    .map(readMarked)
