import type { TermVector } from '@copydesk/news'
import { likeness, partsOf } from './likeness.ts'

/** Differences below this are rounding: two articles are equally central to the story of the two. */
const SAME = 1e-9

/** The headline of a story: that of its most central article, as it stands, never composed; ties go to the smaller id. */
export function decideHeadline(articles: { id: string; title: string | null; vector: TermVector }[]): string | null {
  const ordered = articles
    .map(({ id, title, vector }) => ({ id, title: title?.trim() ?? '', parts: partsOf(vector) }))
    .sort((a, b) => (a.id < b.id ? -1 : 1))
  let best: { title: string; link: number } | null = null
  for (const { title, parts } of ordered) {
    if (title === '') continue
    const link = ordered.reduce((sum, other) => sum + likeness(parts, other.parts), 0)
    if (!best || link > best.link + SAME) best = { title, link }
  }
  return best?.title ?? null
}
