import type { TermVector } from '@copydesk/news'
import { averageLink, emptyBundle, putIn } from './bundle.ts'

/** Differences below this are rounding: two articles are equally central to the story of the two. */
const SAME = 1e-9

/** The headline of a story: that of its most central article, as it stands, never composed; ties go to the smaller id. */
export function decideHeadline(articles: { id: string; title: string | null; vector: TermVector }[]): string | null {
  const ordered = articles.toSorted((a, b) => (a.id < b.id ? -1 : 1))
  const all = emptyBundle()
  for (const { vector } of ordered) putIn(all, vector)
  let best: { title: string; link: number } | null = null
  for (const { title, vector } of ordered) {
    if (!title?.trim()) continue
    const link = averageLink(vector, all)
    if (!best || link > best.link + SAME) best = { title: title.trim(), link }
  }
  return best?.title ?? null
}
