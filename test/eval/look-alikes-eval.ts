import { readFileSync } from 'node:fs'
import { tagEntities } from '@copydesk/entities'
import { createLookAlikes } from '@copydesk/newsroom'
import { type GoldArticle, grouped, type Grouping } from './stories-eval.ts'

/** News written for this project; the misses of the first file were read and mended, those of the second never. */
const FILES = ['mended', 'unmended'] as const
/** Not a seed that the rule was looked at with. */
const NEWSROOM = { seed: 2026, pairs: 54 }

type LookAlike = GoldArticle & { kind: string }

/** How well pairs of happenings that look alike are told apart, each found whole; tagged, as the line does it. */
export function evaluateLookAlikes(): ({ name: string } & Grouping)[] {
  const written = FILES.flatMap((file) => {
    const articles = readLookAlikes(readFileSync(new URL(`look-alikes-${file}.txt`, import.meta.url), 'utf8'))
    return [
      { name: `${file}, dates hidden`, articles: articles.map(undated) },
      { name: `${file}, dates given`, articles },
      { name: `${file}, the others told once`, articles: othersToldOnce(articles) },
    ]
  })
  const newsroom = createLookAlikes(NEWSROOM.seed, NEWSROOM.pairs).map((article): GoldArticle => ({
    ...article,
    story: article.happening,
  }))
  const sets = [
    ...written,
    { name: 'newsroom, dates hidden', articles: newsroom.map(undated) },
    { name: 'newsroom, dates given', articles: newsroom },
  ]
  return sets.map(({ name, articles }) => ({ name, ...grouped(articles, ({ text }) => tagEntities(text)) }))
}

const undated = <A extends GoldArticle>(article: A): A => ({ ...article, publishedAt: null })

/** One happening of each kind in full, and a single article about each of the others: the hardest to tell apart. */
function othersToldOnce(articles: LookAlike[]): LookAlike[] {
  const told = new Set<string>()
  const full = new Map<string, string>()
  return articles.filter(({ kind, story }) => {
    if (!full.has(kind)) full.set(kind, story)
    const isFirst = !told.has(story)
    told.add(story)
    return isFirst || full.get(kind) === story
  })
}

/** The form is told at the head of the file; lines that begin with "#" are left out. */
export function readLookAlikes(source: string): LookAlike[] {
  const lines = source.split('\n').filter((line) => line !== '' && !line.startsWith('#'))
  let [kind, happening] = ['', 0]
  return lines.flatMap((line, at): LookAlike[] => {
    if (line.startsWith('= ')) kind = line.slice(2)
    if (line === '==') happening += 1
    const [, publishedAt, title] = /^(\d{4}-\d\d-\d\dT\S+) \| (.+)$/.exec(line) ?? []
    if (!publishedAt || !title) return []
    return [{ id: String(at), story: String(happening), kind, title, publishedAt, text: lines[at + 1] ?? '' }]
  })
}
