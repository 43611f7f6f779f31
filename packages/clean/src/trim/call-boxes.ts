import { type Element, isTag } from 'domhandler'
import type { PageLine } from '../reading/page-lines.ts'
import { beginsLikeCall } from './call-lines.ts'
import { isParagraph, lengthOf } from './paragraphs-of.ts'
import type { TrimStep } from './trim-step.ts'

const BOXES = new Set(['div', 'section', 'aside', 'form', 'center'])
/** A name, what it is about, a field and a button. */
const MOST_LINES = 8
const MOST_CHARS = 320

/** What else stands in a box with a call that was taken: the newsletter's name, what it brings, the field for the address. */
export const callBoxes: TrimStep = {
  reason: 'a box that calls the reader to sign up',
  find: (lines, _, before) => {
    const kept = new Set(lines)
    const calls = before.filter((line) => !kept.has(line) && line.element !== null && beginsLikeCall(line))
    if (calls.length === 0) return []
    const inBoxes = linesByBox(before)
    const found = new Set<PageLine>()
    for (const call of calls)
      for (let box = boxAround(call.element); box; box = boxAround(box.parent)) {
        const inside = inBoxes.get(box) ?? []
        if (inside.length > MOST_LINES || inside.some(isParagraph) || lengthOf(inside) > MOST_CHARS) break
        for (const line of inside) if (kept.has(line)) found.add(line)
      }
    return found.size < lines.length ? [...found] : []
  },
}

/** The lines of each box, as far as it has few. */
function linesByBox(lines: PageLine[]): Map<Element, PageLine[]> {
  const held = new Map<Element, PageLine[]>()
  for (const line of lines)
    for (let box = boxAround(line.element); box; box = boxAround(box.parent)) {
      const inside = held.get(box) ?? []
      if (inside.length > MOST_LINES) break
      inside.push(line)
      held.set(box, inside)
    }
  return held
}

function boxAround(from: unknown): Element | null {
  let at = from as Element | null
  while (at && isTag(at) && !BOXES.has(at.name)) at = at.parent as Element | null
  return at && isTag(at) ? at : null
}
