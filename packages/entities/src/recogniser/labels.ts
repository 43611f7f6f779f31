import type { MentionType } from '@copydesk/news'
import type { Found } from './found.ts'

const TYPES: readonly MentionType[] = ['person', 'organization', 'place']

/** BIOES: label 0 is outside; then for each type first, inside, last and single. */
export const LABELS = 1 + 4 * TYPES.length
export const OUTSIDE = 0

export type Part = 'first' | 'inside' | 'last' | 'single'
const PARTS: readonly Part[] = ['first', 'inside', 'last', 'single']

export const labelOf = (type: MentionType, part: Part): number => 1 + 4 * TYPES.indexOf(type) + PARTS.indexOf(part)
const typeOf = (label: number): MentionType => TYPES[(label - 1) >> 2]!
const partOf = (label: number): Part => PARTS[(label - 1) & 3]!

const opened = (label: number) => label !== OUTSIDE && (partOf(label) === 'first' || partOf(label) === 'inside')
const continues = (label: number) => label !== OUTSIDE && (partOf(label) === 'inside' || partOf(label) === 'last')

/** Whether a label may follow another: a name that is open goes on, in its type, and none goes on that is not. */
function mayFollow(previous: number, label: number): boolean {
  if (opened(previous) !== continues(label)) return false
  return !opened(previous) || typeOf(previous) === typeOf(label)
}

/** For each label, those it may follow; at the ends of a line names neither go on nor stay open. */
export const predecessors: readonly (readonly number[])[] = Array.from({ length: LABELS }, (_, label) =>
  Array.from({ length: LABELS }, (__, previous) => previous).filter((previous) => mayFollow(previous, label)),
)
export const mayBegin: readonly boolean[] = Array.from({ length: LABELS }, (_, label) => !continues(label))
export const mayEnd: readonly boolean[] = Array.from({ length: LABELS }, (_, label) => !opened(label))

/** Spans of labels, as tokens from and up to. */
export function spansOf(labels: ArrayLike<number>): Found[] {
  const spans: Found[] = []
  let from = 0
  for (let at = 0; at < labels.length; at++) {
    const label = labels[at]!
    if (label === OUTSIDE) continue
    const part = partOf(label)
    if (part === 'first' || part === 'single') from = at
    if (part === 'last' || part === 'single') spans.push({ from, to: at + 1, type: typeOf(label) })
  }
  return spans
}
