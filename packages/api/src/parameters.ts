import { choosing as by, eventTypes, isKnownType } from '@copydesk/pipeline'
import { z } from 'zod'

const words = (most: number) => z.string().trim().min(1).max(most)
const wholeNumber = (most: number) => z.coerce.number().int().min(1).max(most)
const momentOrDay = z.union([z.iso.date(), z.iso.datetime({ offset: true })])

// Each is described by what is allowed: the words stand in the OpenAPI document, and in what is said of a wrong one.

const MOST_A_PAGE = 100
const MOST_EVENTS = 500

/** Where a page of answers begins, and how long it is. */
export const paging = (usual = MOST_A_PAGE) => ({
  after: words(300).optional().describe('the "next" of the page before'),
  limit: wholeNumber(MOST_A_PAGE).default(usual).describe(`how many at the most: a whole number, 1 to ${MOST_A_PAGE}`),
})

export const eventLimit = wholeNumber(MOST_EVENTS)
  .default(MOST_EVENTS)
  .describe(`how many at the most: a whole number, 1 to ${MOST_EVENTS}`)

/** What articles and stories can be chosen by. */
export const choosing = {
  ...by,
  since: momentOrDay.optional().describe('from when on: a day (2026-03-10) or a moment (RFC 3339)'),
  until: momentOrDay.optional().describe('until when, itself left out: a day (2026-03-10) or a moment (RFC 3339)'),
}

export const searchedWords = words(300).describe(
  'words to look for, all of them; "in quotes" as they stand; or between two: either; -word: none with it',
)

const typesAsked = z
  .string()
  .transform((text) => text.split(',').map((type) => type.trim()))
  .pipe(z.array(z.string().refine(isKnownType)))

export const types = typesAsked
  .optional()
  .describe(`event types, comma-separated, in which * stands for anything; there are ${eventTypes.join(', ')}`)

export const sequence = z
  .string()
  .regex(/^\d{1,15}$/)
  .optional()
  .describe('the sequence of the last event you have, a whole number')

export const id = words(80).describe('an id as answers give it')
