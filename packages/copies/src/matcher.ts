import { type Origin, type Overlap, type Relation, stableId } from '@copydesk/news'
import { articlesAmong } from './articles-among.ts'
import { gatherArticle } from './gather-article.ts'
import { learnFurniture } from './learnt-furniture.ts'
import { packPage } from './packed-page.ts'
import {
  type HeldPage,
  type PageText,
  type PreparedPage,
  preparePage,
  prepareWithout,
  withWords,
} from './prepared-page.ts'

export type Match = {
  id: string
  article: string
  relation: Relation
  of: string | null
  overlap: Overlap | null
  origin: Origin | null
}

export type Matcher = {
  /** Takes a page in; one with an id seen before takes its place. */
  add: (page: PageText) => void
  /** Every page with its article, in the order of adding; what they say does not depend on that order. */
  results: () => Match[]
}

/** Finds the articles among pages held in memory: the pages' texts, and 4 bytes for each of their different words. */
export function createMatcher(): Matcher {
  const held = new Map<string, HeldPage>()
  return {
    add: (page) => void held.set(page.id, packPage(preparePage(page))),
    results: () => {
      const pages = [...held.values()]
      const furniture = learnFurniture(pages)
      const clean = pages.map((page) => withoutLearnt(page, furniture))
      const matches = new Map<string, Match>()
      for (const members of articlesAmong(clean, furniture))
        for (const match of matchesOf(members.map((page) => withWords(page, furniture)))) matches.set(match.id, match)
      return pages.map(({ id }) => matches.get(id)).filter((match) => match !== undefined)
    },
  }
}

/** A page again, if lines of it turned out to be furniture. */
const withoutLearnt = (held: HeldPage, furniture: ReadonlySet<number>): HeldPage =>
  held.lines.some((line) => furniture.has(line)) ? packPage(prepareWithout(held, furniture)) : held

function matchesOf(members: PreparedPage[]): Match[] {
  const { leadId, copies, origin } = gatherArticle(members)
  const article = stableId('article', leadId)
  return copies.map(({ id, relation, of, overlap }) => ({ id, article, relation, of, overlap, origin }))
}
