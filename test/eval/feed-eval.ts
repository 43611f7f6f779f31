import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseFeed } from '@copydesk/feed'
import { ENTRY_FIELDS, entriesOf, FEED_FIELDS, type Expected, type Field } from './feed-fields.ts'

/** `reason`: the rule by which the expected file itself says what is got, in another place; null where there is none. */
export type FeedDifference = { file: string; field: string; expected: unknown; got: unknown; reason: string | null }
/** `equal`: cases without a difference but such as have a reason; `literal`: cases without any. */
export type FeedEvaluation = { cases: number; equal: number; literal: number; differences: FeedDifference[] }

function compare<Ours>(fields: Field<Ours>[], ours: Ours, theirs: Expected, file: string): FeedDifference[] {
  return fields.flatMap(({ name, got, expected, readings = [] }) => {
    const [own, other] = [got(ours), expected(theirs)]
    if (isSame(own, other)) return []
    const reading = readings.find((one) => isSame(own, one.expected(theirs)))
    return [{ file, field: name, expected: other, got: own, reason: reading?.reason ?? null }]
  })
}

const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)

/** Each feed of the corpus with its expected parse: `x.xml` and `x.json`, or `x.json` and `x_expected.json`. */
function pairs(folder: string): { feed: string; expected: string }[] {
  const names = new Set(readdirSync(folder, { recursive: true }).map(String))
  return [...names].toSorted().flatMap((feed) => {
    const expected = feed.endsWith('.xml') ? feed.replace(/\.xml$/, '.json') : feed.replace(/\.json$/, '_expected.json')
    return expected !== feed && names.has(expected) ? [{ feed, expected }] : []
  })
}

/**
 * Parses the feeds of `feeds-dev` and compares each with gofeed's parse of it. A case is equal when every field of the
 * feed and of each entry is, as the expected file has it or, where a rule of the format says so, as it has it in another
 * place. Titles are compared without their markup, times as moments.
 */
export function evaluateFeeds(corpora: string): FeedEvaluation {
  const folder = join(corpora, 'feeds-dev')
  const differences: FeedDifference[] = []
  const cases = pairs(folder)
  for (const { feed, expected } of cases) {
    const theirs = JSON.parse(readFileSync(join(folder, expected), 'utf8')) as Expected
    const outcome = parseFeed(readFileSync(join(folder, feed), 'utf8'), null)
    if (outcome.type === 'rejected') {
      differences.push({ file: feed, field: 'type', expected: 'feed', got: outcome.reason, reason: null })
      continue
    }
    const { parsed } = outcome
    differences.push(...compare(FEED_FIELDS, parsed, theirs, feed))
    for (const [index, entry] of entriesOf(theirs).entries()) {
      const ours = parsed.entries[index]
      if (ours) differences.push(...compare(ENTRY_FIELDS, ours, entry, feed))
    }
  }
  const without = (some: FeedDifference[]) => cases.length - new Set(some.map(({ file }) => file)).size
  const unexplained = differences.filter(({ reason }) => reason === null)
  return { cases: cases.length, equal: without(unexplained), literal: without(differences), differences }
}

const LONGEST_VALUE = 100
const shown = (value: unknown) => JSON.stringify(value).slice(0, LONGEST_VALUE)

/** Every difference with its reason, for people: those with the same reason together, those without one first. */
export function tellDifferences({ differences }: FeedEvaluation): string[] {
  const byReason = Map.groupBy(differences, ({ reason }) => reason ?? '')
  return [...byReason]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([reason, alike]) => [
      reason === '' ? 'feed: unequal, without a reason:' : `feed: equal by this rule: ${reason}:`,
      ...alike.map(({ file, field, expected, got }) => `  ${file}: ${field}: ${shown(got)}, not ${shown(expected)}`),
    ])
}
