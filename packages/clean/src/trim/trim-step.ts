import type { PageLine } from '../reading/page-lines.ts'

/** What the page says of itself and its lines are judged by. */
export type PageContext = {
  title: string | null
  /** The page's own summary of its text. */
  description: string | null
  /** Its authors, people or not. */
  signed: string[]
  publisher: string | null
  /** Whether it is a live blog. */
  live: boolean
}

/** One kind of line that is not the article's: the reason it goes, and which of the lines still there are of it. */
export type TrimStep = {
  reason: string
  /** Such lines may credit an agency with the text. */
  credits?: true
  /** `before` are all lines, those that are gone by now among them. */
  find: (lines: PageLine[], page: PageContext, before: PageLine[]) => PageLine[]
}
