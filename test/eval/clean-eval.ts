import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { cleanPage } from '@copydesk/clean'

type Gold = { id: number; url: string; title: string | null; authors: string | null; date: string | null; text: string }

export type CleanScore = {
  pages: number
  /** Mean over pages of shared 4-word shingles; f1 is of the two means. */
  precision: number
  recall: number
  f1: number
  /** Shares of the pages whose gold has the field. */
  titleRight: number
  dateGiven: number
  authorsRight: number
  /** Share of the dates given. */
  dateRight: number
}

/** Scores the cleaner on the pages of `corpora`/pages-dev, in the measure of score.py there. */
export async function evaluateClean(corpora: string): Promise<CleanScore> {
  const folder = join(corpora, 'pages-dev')
  const gold = readFileSync(join(folder, 'gold.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Gold)
  const precisions: number[] = []
  const recalls: number[] = []
  const title: boolean[] = []
  const date: boolean[] = []
  const dateGiven: boolean[] = []
  const authors: boolean[] = []
  for (const page of gold) {
    const html = gunzipSync(readFileSync(join(folder, 'html', `${page.id}.html.gz`))).toString()
    const outcome = cleanPage(html, { url: page.url })
    const article = outcome.type === 'article' ? outcome.article : null
    const { precision, recall } = overlap(page.text, article?.text ?? '')
    if (precision !== null) precisions.push(precision)
    if (recall !== null) recalls.push(recall)
    if (page.title) title.push(fold(article?.title) === fold(page.title))
    if (page.date) dateGiven.push(Boolean(article?.publishedAt))
    if (page.date && article?.publishedAt) date.push(article.publishedAt.slice(0, 10) === page.date)
    if (page.authors) authors.push(asSet(article?.byline ?? []) === asSet(page.authors.split(',')))
  }
  const precision = mean(precisions)
  const recall = mean(recalls)
  return {
    pages: gold.length,
    precision,
    recall,
    f1: (2 * precision * recall) / (precision + recall || 1),
    titleRight: mean(title.map(Number)),
    dateRight: mean(date.map(Number)),
    dateGiven: mean(dateGiven.map(Number)),
    authorsRight: mean(authors.map(Number)),
  }
}

const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / (values.length || 1)

/** Python's \w, near enough: letters, digits and the underscore, without marks. */
const wordsOf = (text: string) => text.normalize('NFKC').match(/[\p{L}\p{N}_]+/gu) ?? []

const fold = (text: string | null | undefined) =>
  wordsOf(text ?? '')
    .join(' ')
    .toLowerCase()

/** Names in no order. */
const asSet = (names: string[]) =>
  [...new Set(names.map(fold))]
    .filter((name) => name !== '')
    .sort()
    .join('; ')

function overlap(gold: string, found: string): { precision: number | null; recall: number | null } {
  const wanted = shingles(gold)
  const given = shingles(found)
  let shared = 0
  for (const [shingle, times] of given) shared += Math.min(times, wanted.get(shingle) ?? 0)
  const total = (counts: Map<string, number>) => [...counts.values()].reduce((sum, times) => sum + times, 0)
  return {
    precision: given.size > 0 ? shared / total(given) : null,
    recall: wanted.size > 0 ? shared / total(wanted) : null,
  }
}

function shingles(text: string, size = 4): Map<string, number> {
  const all = wordsOf(text)
  const counts = new Map<string, number>()
  if (all.length === 0) return counts
  for (let at = 0; at < Math.max(1, all.length - size + 1); at += 1) {
    const shingle = all.slice(at, at + size).join(' ')
    counts.set(shingle, (counts.get(shingle) ?? 0) + 1)
  }
  return counts
}
