import type { Service } from '@copydesk/service'
import { MARKS } from '@copydesk/store'
import type { FastifyInstance } from 'fastify'
import { isRank, pageOf, placeAfter } from './cursor.ts'
import { serve } from './serve.ts'

/** Articles by their words. */
export function searchRoutes(server: FastifyInstance, { store }: Service): void {
  serve(server, 'search', async ({ query: { q, after, limit, ...chosen } }) => {
    const rows = await store.search.articles(q, limit + 1, chosen, placeAfter(after, isRank))
    const { shown, next } = pageOf(rows, limit)
    const found = shown.map(({ rank, marked, ...article }) => ({ article, rank, snippet: piecesOf(marked) }))
    return { found, next }
  })
}

/** A marked text in pieces, so that nobody has to take marks for more than text. */
function piecesOf(marked: string): { text: string; matched: boolean }[] {
  return marked.split(MARKS.from).flatMap((part, at) => {
    const [first = '', ...rest] = part.split(MARKS.to)
    if (at === 0) return pieces([{ text: part, matched: false }])
    return pieces([
      { text: first, matched: true },
      { text: rest.join(''), matched: false },
    ])
  })
}

const pieces = (all: { text: string; matched: boolean }[]) => all.filter(({ text }) => text !== '')
