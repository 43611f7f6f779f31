import { z } from 'zod'
import { component, moment, share } from './component.ts'

const originSchema = component(
  'Origin',
  z.object({ name: z.string(), confidence: share, evidence: z.string().describe('the words that credit it') }),
  'Who wrote a text: an agency or an outlet, named by evidence',
)

const articleSummary = z.object({
  id: z.string(),
  title: z.string().nullable(),
  url: z.string().describe('where the page is that leads it'),
  outlet: z.string(),
  language: z.string().nullable(),
  publishedAt: moment.nullable(),
  firstSeenAt: moment,
  origin: originSchema.nullable(),
  copies: z.int().describe('pages that carry it, its lead among them'),
  storyId: z.string().nullable(),
  withdrawnAt: moment.nullable(),
})
export const articleSummarySchema = component('ArticleSummary', articleSummary)

const entity = z.object({ id: z.string(), name: z.string(), wikidata: z.string().optional() }).nullable()
const offset = z.int().min(0).describe('UTF-16 code units into the text')
const span = { start: offset, end: offset, text: z.string() }

const mentionSchema = component(
  'Mention',
  z.looseObject({ ...span, type: z.enum(['person', 'organization', 'place']), entity }),
)
const quoteSchema = component(
  'Quote',
  z.looseObject({ ...span, speaker: z.looseObject({ ...span, entity }).nullable(), direct: z.boolean() }),
)
const figure = {
  text: z.string(),
  value: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  unit: z.string().nullable(),
  of: z.string().nullable(),
  approximate: z.boolean(),
  attributedTo: z.string().nullable(),
  asOf: z.string().nullable(),
}
const figureSchema = component('Figure', z.looseObject({ ...span, ...figure }))

export const articleSchema = component(
  'Article',
  z.object({
    ...articleSummary.shape,
    text: z.string().describe('one paragraph a line'),
    mentions: z.array(mentionSchema).optional(),
    quotes: z.array(quoteSchema).optional(),
    figures: z.array(figureSchema).optional(),
  }),
  'Names, quotes and figures are there once the text was tagged',
)

export const articlesSchema = component(
  'Articles',
  z.object({ articles: z.array(articleSummarySchema), next: z.string().nullable().describe('null on the last page') }),
)

export const statedFigure = z.looseObject({
  ...figure,
  article: z.string(),
  origin: z.string().nullable(),
  url: z.string(),
  at: moment,
  sentence: z.string(),
})
