/** Where words stand in a text, in UTF-16 code units. */
export type Span = { start: number; end: number }
export type StepKind = 'kept' | 'reworded' | 'cut' | 'added' | 'moved'
export type PairStep = { kind: StepKind; this: Span[]; other: Span[]; words: number }

/** A stretch of a paragraph. `plain`: what stands between words, and what was not compared, such as a credit. */
export type Piece = { kind: StepKind | 'plain'; text: string }
/** What faces what: a paragraph of the first text, of the second, or of both. */
export type Row = { left: Piece[] | null; right: Piece[] | null; isChanged: boolean }

type Marked = Span & { kind: StepKind; step: number }
type Paragraph = Span

/** Two texts in rows, so that what stands in both stands beside itself. */
export function pairRows(first: string, second: string, steps: PairStep[]): Row[] {
  const [left, right] = [marksOf(steps, 'this'), marksOf(steps, 'other')]
  const [own, others] = [paragraphsOf(first), paragraphsOf(second)]
  return facing(own, others, steps).map(([at, otherAt]) => {
    const [one, other] = [piecesAt(first, own[at ?? -1], left), piecesAt(second, others[otherAt ?? -1], right)]
    const isChanged = [...(one ?? []), ...(other ?? [])].some(({ kind }) => kind !== 'kept' && kind !== 'plain')
    return { left: one, right: other, isChanged }
  })
}

const marksOf = (steps: PairStep[], side: 'this' | 'other'): Marked[] =>
  steps
    .flatMap(({ kind, ...sides }, step) => sides[side].map((span) => ({ ...span, kind, step })))
    .toSorted((a, b) => a.start - b.start)

function paragraphsOf(text: string): Paragraph[] {
  let start = 0
  return text.split('\n').flatMap((line) => {
    const paragraph = { start, end: start + line.length }
    start = paragraph.end + 1
    return line.trim() === '' ? [] : [paragraph]
  })
}

/** Between words of one step its kind goes on; all else is plain. */
function piecesAt(text: string, paragraph: Paragraph | undefined, marks: Marked[]): Piece[] | null {
  if (!paragraph) return null
  const pieces: Piece[] = []
  const add = (kind: Piece['kind'], from: number, to: number) => {
    if (to <= from) return
    const last = pieces.at(-1)
    if (last?.kind === kind) last.text += text.slice(from, to)
    else pieces.push({ kind, text: text.slice(from, to) })
  }
  let at = paragraph.start
  let before: Marked | null = null
  for (const mark of marks) {
    if (mark.end <= paragraph.start) continue
    if (mark.start >= paragraph.end) break
    const [from, to] = [Math.max(mark.start, at), Math.min(mark.end, paragraph.end)]
    // Before the first word of a paragraph stands what opens its sentence.
    const goesOn: boolean = pieces.length === 0 || before?.step === mark.step || before?.kind === mark.kind
    add(goesOn ? mark.kind : 'plain', at, from)
    add(mark.kind, from, to)
    at = Math.max(at, to)
    before = mark
  }
  // What ends a sentence belongs to it.
  add(before?.kind ?? 'plain', at, paragraph.end)
  return pieces
}

type Facing = [at: number | null, otherAt: number | null]

/** Each paragraph of the second faces that of the first from which it has most words, in the order of both. */
function facing(own: Paragraph[], others: Paragraph[], steps: PairStep[]): Facing[] {
  const source = sourcesOf(own, others, steps)
  const rows: Facing[] = []
  let at = 0
  for (const otherAt of others.keys()) {
    const from = source[otherAt] ?? null
    while (at < (from ?? 0)) rows.push([at++, null])
    if (from === at) rows.push([at++, otherAt])
    else rows.push([null, otherAt])
  }
  while (at < own.length) rows.push([at++, null])
  return rows
}

/** Both sides of a step are in step: what stands halfway in the one stands halfway in the other. */
function sourcesOf(own: Paragraph[], others: Paragraph[], steps: PairStep[]): (number | null)[] {
  const shared = others.map(() => new Map<number, number>())
  for (const { kind, this: spans, other: otherSpans } of steps) {
    if (kind !== 'kept' && kind !== 'reworded') continue
    const [length, otherLength] = [lengthOf(spans), lengthOf(otherSpans)]
    let passed = 0
    for (const span of otherSpans) {
      for (const [at, { start, end }] of others.entries()) {
        const [from, to] = [Math.max(start, span.start), Math.min(end, span.end)]
        if (to <= from) continue
        const share = (passed + (from + to) / 2 - span.start) / otherLength
        const source = paragraphAt(own, positionIn(spans, share * length))
        const counts = shared[at]
        if (source >= 0) counts?.set(source, (counts.get(source) ?? 0) + to - from)
      }
      passed += span.end - span.start
    }
  }
  return shared.map((counts) => [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? null)
}

const lengthOf = (spans: Span[]) => spans.reduce((sum, { start, end }) => sum + end - start, 0)

function positionIn(spans: Span[], offset: number): number {
  let left = offset
  for (const { start, end } of spans) {
    if (left < end - start) return start + left
    left -= end - start
  }
  return (spans.at(-1)?.end ?? 1) - 1
}

const paragraphAt = (paragraphs: Paragraph[], position: number) =>
  paragraphs.findIndex(({ start, end }) => start <= position && position < end)
