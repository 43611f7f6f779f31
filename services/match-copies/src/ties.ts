import { carryOneArticle, comparePages, heldShare, type PreparedPage } from '@copydesk/copies'
import type { Edge, PageHead } from '@copydesk/store'
import { type LineOfOutlet, reprintedLines } from './reprinted-lines.ts'

export type Candidate = { head: PageHead; prepared: PreparedPage }

type Tie = { to: Candidate; key: string; strength: number }

/**
 * Of the candidates that carry the same article as the page, enough to hold all pages of it together: not those that a third page
 * is tied to both of more strongly (the relative neighbourhood graph, Toussaint 1980, which holds the strongest spanning tree). So a
 * text with hundreds of copies has a few ties a page. Hangs on the texts alone; more candidates only ever make it less.
 */
export function tiesAmong(own: Candidate, candidates: Candidate[]): Candidate[] {
  const ranked = candidates.map((candidate) => tieBetween(own, candidate)).sort(byStrength)
  const held: Tie[] = []
  const needed: Candidate[] = []
  for (const tie of ranked) {
    if (!areOne(own, tie.to)) continue
    const isBridged = held.some(({ to }) => byStrength(tieBetween(to, tie.to), tie) < 0 && areOne(to, tie.to))
    held.push(tie)
    if (!isBridged) needed.push(tie.to)
  }
  return needed
}

const areOne = (a: Candidate, b: Candidate) => carryOneArticle(a.prepared, b.prepared)

function tieBetween(from: Candidate, to: Candidate): Tie {
  const strength = heldShare(from.prepared, to.prepared) + heldShare(to.prepared, from.prepared)
  const key = [from.head.entryId, to.head.entryId].toSorted().join(' ')
  return { to, key, strength }
}

const byStrength = (a: Tie, b: Tie) => b.strength - a.strength || (a.key < b.key ? -1 : Number(a.key > b.key))

/** The tie between two pages, `a` being the smaller id, so that both see the same one. */
export function edgeBetween(own: PageHead, other: PageHead): Edge {
  const [a, b] = own.entryId < other.entryId ? [own, other] : [other, own]
  return { a: a.entryId, b: b.entryId, revisionA: a.revisionId, revisionB: b.revisionId }
}

/** The short lines that two pages print inside a text of both. */
export function linesOfBoth(own: Candidate, other: Candidate): LineOfOutlet[] {
  const [a, b] = own.head.entryId < other.head.entryId ? [own, other] : [other, own]
  return reprintedLines(compared(a), compared(b), comparePages(a.prepared, b.prepared))
}

const compared = ({ head, prepared }: Candidate) => ({ outlet: head.outlet, text: prepared.page.text })
