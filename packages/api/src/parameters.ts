import { z } from 'zod'

const words = (most: number) => z.string().trim().min(1).max(most)
const wholeNumber = (most: number) => z.coerce.number().int().min(1).max(most)
const momentOrDay = z.union([z.iso.date(), z.iso.datetime({ offset: true })])

// Each is described by what is allowed: the words stand in the OpenAPI document, and in what is said of a wrong one.

const MOST_A_PAGE = 100

/** Where a page of answers begins, and how long it is. */
export const paging = (usual = MOST_A_PAGE) => ({
  after: words(300).optional().describe('the "next" of the page before'),
  limit: wholeNumber(MOST_A_PAGE).default(usual).describe(`how many at the most: a whole number, 1 to ${MOST_A_PAGE}`),
})

/** What articles and stories can be chosen by. */
export const choosing = {
  entity: words(200).optional().describe('the id of a person, organization or place, or its whole name'),
  outlet: words(253).optional().describe('the host of an outlet that ran it, as answers name outlets'),
  origin: words(200).optional().describe('whose text it is, as answers name origins'),
  language: z
    .string()
    .regex(/^[A-Za-z]{2,3}$/)
    .optional()
    .describe('a language by its ISO 639 code of two or three letters, e.g. en'),
  since: momentOrDay.optional().describe('from when on: a day (2026-03-10) or a moment (RFC 3339)'),
  until: momentOrDay.optional().describe('until when, itself left out: a day (2026-03-10) or a moment (RFC 3339)'),
}

export const story = words(40).optional().describe('the id of a story')

export const independentSources = wholeNumber(50)
  .optional()
  .describe('how many independent sources at the least: a whole number, 1 to 50')

export const searchedWords = words(300).describe(
  'words to look for, all of them; "in quotes" as they stand; or between two: either; -word: none with it',
)

export const id = words(80).describe('an id as answers give it')
