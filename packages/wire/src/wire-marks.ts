import type { Credit, Dateline, Notice } from '@copydesk/news'
import { agencyOfPublisher, spelledOut } from './agencies.ts'
import { findBylines } from './byline.ts'
import { findCopyrightLines } from './copyright-line.ts'
import { findCreditLines } from './credit-line.ts'
import { findDateline } from './dateline.ts'
import { type DeclaredSource, declaredCredit } from './declared.ts'
import { findFooters } from './footer.ts'
import { linesOf } from './lines.ts'
import type { WireMark } from './mark.ts'
import { findNotices } from './notices.ts'
import { findProviderLines } from './provider-line.ts'
import { agenciesIn } from './agencies.ts'

export type WireMarks = {
  dateline: Dateline | null
  credit: Credit | null
  marks: WireMark[]
  /** What is said of the text's version: updates, writethrus, corrections, kills. */
  notices: Notice[]
  /** The text with the marks taken off. */
  body: string
}

type MarkedPage = {
  text: string
  byline: string[]
  title: string | null
  publisher?: string | null
  /** The host that the page was read from. */
  host?: string | null
  /** What the page's metadata say of whose text it is, the surest first. */
  declared?: DeclaredSource[]
}

/** Which mark to believe first where they name different agencies. */
const TRUST: WireMark['kind'][] = ['dateline', 'byline', 'footer', 'credit line', 'copyright line']

/**
 * Reads who is credited with a page's text and where it was filed. Names an agency only where a frame of the trade
 * holds its name (dateline, byline, credit line, footer, copyright line); a mention or a photo credit names nobody.
 * Marks come in the order of the text.
 */
export function readWireMarks(page: MarkedPage): WireMarks {
  const lines = linesOf(page.text)
  const dateline = findDateline(lines)
  const found: WireMark[] = [
    ...findBylines(lines, page.byline, agencyOfPublisher(page.publisher ?? '') ?? agencyOfPublisher(page.host ?? '')),
    ...findCreditLines(lines, page.publisher ?? null, page.byline),
    ...findProviderLines(lines, page.publisher ?? null),
    ...findFooters(lines),
    ...findCopyrightLines(lines),
  ]
  if (dateline) {
    const { kind, agency, start, end, text } = dateline
    found.push({ kind, agency, start, end, text })
  }
  const own = [page.publisher ?? null, page.host ?? null]
  const names = found.map((mark) => mark.agency ?? '')
  const marks = withoutOverlaps(found).map((mark) =>
    mark.agency ? { ...mark, agency: spelledOut(mark.agency, names) } : mark,
  )
  return {
    dateline: dateline?.dateline ?? null,
    credit: creditOf(marks) ?? declaredCredit(page.declared ?? [], own),
    marks,
    notices: findNotices(page.title, lines),
    body: withoutMarks(page.text, marks),
  }
}

function withoutOverlaps(found: WireMark[]): WireMark[] {
  const byTrust = found.toSorted((a, b) => TRUST.indexOf(a.kind) - TRUST.indexOf(b.kind) || a.start - b.start)
  const ends = new Map<number, WireMark>()
  const kept: WireMark[] = []
  for (const mark of byTrust) {
    if (mark.end > mark.start && ends.has(mark.start)) continue
    ends.set(mark.start, mark)
    kept.push(mark)
  }
  return kept.sort((a, b) => a.start - b.start || a.end - b.end)
}

function creditOf(marks: WireMark[]): Credit | null {
  // Where several agencies' material was used, the copyright line names only one of them.
  const isShared = marks.some((mark) => mark.agency === null && agenciesIn(mark.text).length > 1)
  for (const kind of TRUST) {
    if (kind === 'copyright line' && isShared) return null
    const mark = marks.find((candidate) => candidate.kind === kind && candidate.agency)
    if (mark?.agency) return { agency: mark.agency, evidence: mark.text }
  }
  return null
}

function withoutMarks(text: string, marks: WireMark[]): string {
  const kept: string[] = []
  let at = 0
  for (const mark of marks) {
    if (mark.end <= at) continue
    kept.push(text.slice(at, Math.max(at, mark.start)))
    at = mark.end
  }
  kept.push(text.slice(at))
  return kept.join('')
}
