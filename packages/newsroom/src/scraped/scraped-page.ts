import type { House } from '../houses.ts'
import type { Random } from '../random.ts'

/** A page as a scraper hands it over, all text with its furniture, and what is true of it. */
export type ScrapedPage = {
  id: string
  text: string
  title: string | null
  url: string | null
  publisher: string
  publishedAt: string | null
  seenAt: string
  byline: string[]
  /** The article that it carries. Digests, rolling files and pages of furniture carry one of their own. */
  article: string
  /** Who wrote that. */
  origin: string
  phenomena: string[]
}

/** What a page is made of before its outlet's furniture is put around it. */
export type Draft = {
  article: string
  origin: string
  house: House
  headline: string
  byline: string | null
  paragraphs: string[]
  minute: number
  phenomenon: string
  random: Random
}

const WORD = /\S+/g
export const wordCount = (paragraphs: string[]) =>
  paragraphs.reduce((sum, text) => sum + (text.match(WORD)?.length ?? 0), 0)
