import { z } from 'zod'
import { articleSummarySchema } from './articles.ts'
import { component, moment, share } from './component.ts'

const relation = z.enum(['original', 'reprint', 'edited reprint', 'excerpt', 'revision'])

const overlap = z.object({ ofThis: share, ofOther: share })
const overlapSchema = component('Overlap', overlap, 'The share of the words of each text that the other holds')

export const copySchema = component(
  'Copy',
  z.looseObject({
    id: z.string(),
    articleId: z.string(),
    url: z.string(),
    outlet: z.string(),
    title: z.string().nullable(),
    relation,
    ofUrl: z.string().nullable().describe('the page it was made from'),
    overlap: overlapSchema.nullable(),
    uncorrected: z.array(z.string()).nullable().describe('sentences it runs that its article has corrected'),
    publishedAt: moment.nullable(),
    foundAt: moment,
  }),
  'A page that carries an article',
)

const habitSchema = component(
  'OutletHabit',
  z.object({ outlet: z.string(), origin: z.string(), pages: z.int(), of: z.int() }),
  'Whose texts an outlet nearly always prints: of how many of its pages in articles of several copies. Never an origin by itself',
)

export const copiesSchema = component(
  'Copies',
  z.object({ article: z.string(), copies: z.array(copySchema), habits: z.array(habitSchema) }),
)

const offset = z.int().min(0)
const spans = z.array(z.object({ start: offset, end: offset }))
const passageSchema = component(
  'Passage',
  z.object({ start: offset, end: offset, otherStart: offset, otherEnd: offset }),
  'A run of words that stands in both texts; offsets are UTF-16 code units',
)

const page = z.object({
  id: z.string(),
  url: z.string(),
  outlet: z.string(),
  title: z.string().nullable(),
  text: z.string(),
})

export const pairSchema = component(
  'Pair',
  z.object({
    article: z.string(),
    copy: z.union([page, z.string()]),
    of: page.nullable(),
    description: z
      .looseObject({
        same: z.boolean(),
        relation: relation.nullable(),
        reason: z.string(),
        overlap: overlapSchema,
        ownText: overlapSchema,
        headlines: z.object({
          this: z.string().nullable(),
          other: z.string().nullable(),
          sharedWords: share.nullable(),
        }),
        passages: z.array(passageSchema),
        steps: z.array(z.object({ kind: z.string(), this: spans, other: spans, words: z.int() })),
      })
      .nullable(),
  }),
  'A copy beside the page it was made from: what was kept, cut, added, reworded and moved',
)

const MOST_CHARACTERS = 200_000

export const lookupQuestion = component(
  'LookupQuestion',
  z.strictObject({
    text: z
      .string()
      .min(1)
      .max(MOST_CHARACTERS)
      .describe(`the text, one paragraph a line; ${MOST_CHARACTERS} characters at the most`),
    title: z.string().max(1000).nullable().optional().describe('its headline, up to 1000 characters'),
    url: z.url().max(2048).nullable().optional().describe('where it stands: an address'),
    publisher: z.string().max(200).nullable().optional().describe('who published it, up to 200 characters'),
    publishedAt: z.iso.datetime({ offset: true }).nullable().optional().describe('a moment (RFC 3339)'),
  }),
)

const matchSchema = component(
  'LookupMatch',
  z.object({
    relation: relation.describe('what the text is to the page'),
    reason: z.string(),
    overlap: overlapSchema.describe('ofThis: the share of the text asked about that the page holds'),
    page: z.object({
      id: z.string(),
      url: z.string(),
      outlet: z.string(),
      title: z.string().nullable(),
      publishedAt: moment.nullable(),
      foundAt: moment,
    }),
    passages: z
      .array(z.object({ ...passageSchema.shape, text: z.string() }))
      .describe('the evidence; start and end are of the text asked about, the others of the page’s'),
  }),
)

export const lookupSchema = component(
  'Lookup',
  z.object({
    isCopy: z.boolean(),
    article: articleSummarySchema.nullable().describe('the article that the text is a copy of'),
    matches: z.array(matchSchema).describe('pages that carry the same text, most alike first'),
    near: z
      .array(matchSchema.omit({ relation: true }))
      .describe('pages that share passages with it and are not the same text'),
    since: moment.describe('pages found before this may be known no longer, and be missing'),
    remark: z.string().nullable().describe('what limits the answer'),
  }),
)
