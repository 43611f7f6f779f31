import { readFile } from 'node:fs/promises'
import { tagFigures } from '@copydesk/claims'
import { tagEntities } from '@copydesk/entities'
import type { Figure } from '@copydesk/news'

/** A figure as it is labelled: where it stands, and what is to be told of it. */
export type LabelledFigure = {
  start: number
  end: number
  low: number
  high: number
  approximate: boolean
  unit: string | null
  of: string | null
  attributedTo: string | null
  asOf: string | null
}
export type LabelledText = { text: string; figures: LabelledFigure[] }

/** Precision and recall of figures by where they stand, and of those found in both how many have each field right. */
export type FiguresScore = {
  labelled: number
  precision: number
  recall: number
  value: number
  unit: number
  of: number
  approximate: number
  attributedTo: number
  asOf: number
}

/** News written for this project; the misses of the first file were read and mended, those of the second never. */
export const FIGURE_FILES = ['figures-mended.txt', 'figures-unmended.txt'] as const

export async function evaluateFigures(file: (typeof FIGURE_FILES)[number]): Promise<FiguresScore> {
  const texts = readLabelledTexts(await readFile(new URL(file, import.meta.url), 'utf8'))
  return scoreFigures(
    texts.map(({ text, figures }) => ({ labelled: figures, found: tagFigures(text, tagEntities(text)) })),
  )
}

const LABEL = /\{([^{}|]+)\|([^{}]*)\}/g

/** Texts apart by a blank line, without the lines that begin with "#" or "="; labels as the head of the file tells. */
export function readLabelledTexts(source: string): LabelledText[] {
  const blocks = source.split(/\n{2,}/).map((block) => block.split('\n').filter((line) => line && !/^[#=]/.test(line)))
  return blocks.filter((lines) => lines.length > 0).map((lines) => readLabelled(lines.join('\n')))
}

function readLabelled(marked: string): LabelledText {
  const figures: LabelledFigure[] = []
  let text = ''
  let from = 0
  for (const match of marked.matchAll(LABEL)) {
    const [whole, words = '', label = ''] = match
    text += marked.slice(from, match.index) + words
    from = match.index + whole.length
    figures.push({ start: text.length - words.length, end: text.length, ...readLabel(label) })
  }
  return { text: text + marked.slice(from), figures }
}

function readLabel(label: string) {
  const [number = '', unit, of, attributedTo, asOf] = label.split('|')
  const [low = Number.NaN, high = low] = number.replace('~', '').split('..').map(Number)
  return {
    low,
    high,
    approximate: number.startsWith('~'),
    unit: unit || null,
    of: of || null,
    attributedTo: attributedTo || null,
    asOf: asOf || null,
  }
}

type Pair = { labelled: LabelledFigure; found: Figure }

/** A figure is found where one that is given overlaps it; each is taken once. */
export function scoreFigures(texts: { labelled: LabelledFigure[]; found: Figure[] }[]): FiguresScore {
  const pairs = texts.flatMap(({ labelled, found }) => pairsOf(labelled, found))
  const share = (isRight: (pair: Pair) => boolean) => pairs.filter(isRight).length / Math.max(pairs.length, 1)
  const labelled = texts.reduce((sum, text) => sum + text.labelled.length, 0)
  const found = texts.reduce((sum, text) => sum + text.found.length, 0)
  return {
    labelled,
    precision: pairs.length / Math.max(found, 1),
    recall: pairs.length / Math.max(labelled, 1),
    value: share(hasValue),
    unit: share((pair) => singular(pair.labelled.unit) === singular(pair.found.unit)),
    of: share((pair) => bare(pair.labelled.of) === bare(pair.found.of)),
    approximate: share((pair) => pair.labelled.approximate === pair.found.approximate),
    attributedTo: share((pair) => isNamed(pair.labelled.attributedTo, pair.found.attributedTo)),
    asOf: share((pair) => bare(pair.labelled.asOf) === bare(pair.found.asOf)),
  }
}

function pairsOf(labelled: LabelledFigure[], found: Figure[]): Pair[] {
  const free = new Set(found)
  return labelled.flatMap((label) => {
    const match = [...free].find((figure) => figure.start < label.end && label.start < figure.end)
    if (!match) return []
    free.delete(match)
    return [{ labelled: label, found: match }]
  })
}

const NEAR = 0.001

function hasValue({ labelled, found }: Pair): boolean {
  const isNear = (a: number, b: number | null) => b !== null && Math.abs(a - b) <= NEAR * Math.abs(a)
  return isNear(labelled.low, found.low) && isNear(labelled.high, found.high)
}

const singular = (unit: string | null) => unit?.replace(/s$/, '') ?? null
const bare = (words: string | null) => words?.toLowerCase().replace(/^(?:the|a|an) /, '') ?? null

/** Whoever is named in more words or fewer ("Kollar", "Marta Kollar") is the same. */
function isNamed(labelled: string | null, found: string | null): boolean {
  const [one, other] = [bare(labelled), bare(found)]
  if (one === null || other === null) return one === other
  return one.includes(other) || other.includes(one)
}
