import type { Tagging } from '@copydesk/news'

/** A stretch of text, and what it was found to be; `says` tells more of it. */
export type MarkedText = { kind: string | null; says: string; text: string }

type Found = { start: number; end: number; kind: string; says: string }

/** A text by paragraphs, with its names, figures and quotes marked. Of what overlaps, the shorter is marked: a name in a quote is a name. */
export function markText(text: string, tagging: Partial<Tagging>): MarkedText[][] {
  const found = [...foundIn(tagging)].toSorted((a, b) => a.end - a.start - (b.end - b.start) || a.start - b.start)
  const kinds: (Found | undefined)[] = Array.from({ length: text.length })
  for (const one of found) for (let at = one.start; at < one.end; at += 1) kinds[at] ??= one
  const paragraphs: MarkedText[][] = []
  let start = 0
  for (const line of text.split('\n')) {
    if (line.trim() !== '') paragraphs.push(runsOf(text, kinds, start, start + line.length))
    start += line.length + 1
  }
  return paragraphs
}

function* foundIn({ mentions = [], quotes = [], figures = [] }: Partial<Tagging>): Generator<Found> {
  for (const { start, end, type, entity } of mentions)
    yield { start, end, kind: type, says: entity ? `${type}: ${entity.name}` : type }
  for (const { start, end, attributedTo } of figures)
    yield { start, end, kind: 'figure', says: attributedTo ? `figure, by ${attributedTo}` : 'figure' }
  for (const { start, end, speaker } of quotes)
    yield { start, end, kind: 'quote', says: speaker ? `said by ${speaker.entity?.name ?? speaker.text}` : 'quote' }
}

function runsOf(text: string, kinds: (Found | undefined)[], start: number, end: number): MarkedText[] {
  const runs: MarkedText[] = []
  for (let at = start; at < end;) {
    const found = kinds[at]
    let to = at + 1
    while (to < end && kinds[to] === found) to += 1
    runs.push({ kind: found?.kind ?? null, says: found?.says ?? '', text: text.slice(at, to) })
    at = to
  }
  return runs
}
