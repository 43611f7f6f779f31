import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { tagQuotes } from '@copydesk/claims'
import { tagEntities } from '@copydesk/entities'
import type { Quote } from '@copydesk/news'

type Span = { start: number; end: number }
type GoldQuote = { contents: Span[]; sources: Span[] }

const DIRECT_LENGTH = 20
const OPENING = /^(?:["“”]|'')/

/**
 * Character overlap F1 of what is said and of who says it, and the share of direct quotes over 20 characters whose
 * speaker overlaps the annotated one. Gold: PolNeAR, brat stand-off annotation.
 */
export async function evaluateQuotes(
  corpora: string,
): Promise<{ contents: number; sources: number; directWithSpeaker: number }> {
  const folder = join(corpora, 'quotes-dev')
  const contents = { both: 0, given: 0, gold: 0 }
  const sources = { both: 0, given: 0, gold: 0 }
  const direct = { right: 0, gold: 0 }
  for (const name of (await readdir(join(folder, 'attributions'))).toSorted()) {
    const text = await readFile(join(folder, 'text', name.replace(/_[0-9a-f]{4}\.ann$/, '.txt')), 'utf8')
    const gold = readGold(await readFile(join(folder, 'attributions', name), 'utf8'))
    const quotes = tagQuotes(text, tagEntities(text))
    count(
      contents,
      quotes,
      gold.flatMap((quote) => quote.contents),
    )
    count(
      sources,
      quotes.flatMap((quote) => quote.speaker ?? []),
      gold.flatMap((quote) => quote.sources),
    )
    for (const quote of gold) scoreDirect(direct, text, quote, quotes)
  }
  return { contents: f1(contents), sources: f1(sources), directWithSpeaker: direct.right / Math.max(direct.gold, 1) }
}

function scoreDirect(score: { right: number; gold: number }, text: string, gold: GoldQuote, quotes: Quote[]) {
  const content = gold.contents[0]
  if (!content || gold.sources.length === 0 || content.end - content.start <= DIRECT_LENGTH) return
  if (!OPENING.test(text.slice(content.start, content.end))) return
  score.gold++
  const found = quotes.find((quote) => quote.direct && overlap(quote, content) > (content.end - content.start) / 2)
  const speaker = found?.speaker
  if (speaker && gold.sources.some((source) => overlap(speaker, source) > 0)) score.right++
}

const overlap = (a: Span, b: Span) => Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start))

/** Contents and sources of each relation; a span in parts is given as its parts. */
export function readGold(annotation: string): GoldQuote[] {
  const spans = new Map<string, Span[]>()
  const quotes: GoldQuote[] = []
  const lines = annotation.split('\n')
  for (const line of lines) {
    const [id = '', label = ''] = line.split('\t')
    if (id.startsWith('T')) spans.set(id, partsOf(label))
  }
  for (const line of lines) {
    const [id = '', parts = ''] = line.split('\t')
    if (!id.startsWith('E')) continue
    const named = (role: string) =>
      parts.split(' ').flatMap((part) => (part.startsWith(role) ? (spans.get(part.split(':')[1] ?? '') ?? []) : []))
    quotes.push({ contents: named('Content'), sources: named('Source') })
  }
  return quotes
}

const partsOf = (label: string): Span[] =>
  label
    .slice(label.indexOf(' ') + 1)
    .split(';')
    .map((part) => part.split(' ').map(Number))
    .map(([start = 0, end = 0]) => ({ start, end }))

function count(score: { both: number; given: number; gold: number }, given: Span[], gold: Span[]) {
  const covered = (spans: Span[]) => {
    const characters = new Set<number>()
    for (const span of spans) for (let at = span.start; at < span.end; at++) characters.add(at)
    return characters
  }
  const one = covered(given)
  const other = covered(gold)
  score.given += one.size
  score.gold += other.size
  for (const at of one) if (other.has(at)) score.both++
}

const f1 = (score: { both: number; given: number; gold: number }) =>
  (2 * score.both) / Math.max(score.given + score.gold, 1)
