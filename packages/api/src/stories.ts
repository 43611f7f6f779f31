import { z } from 'zod'
import { articleSummarySchema, statedFigure } from './articles.ts'
import { component, moment } from './component.ts'
import { copySchema } from './copies.ts'

const storySummary = z.looseObject({
  id: z.string(),
  headline: z.string().nullable(),
  firstAt: moment,
  lastAt: moment,
  changedAt: moment,
  articles: z.int(),
  pages: z.int(),
  outlets: z.int(),
  origins: z.array(z.string()),
})
const storySummarySchema = component('StorySummary', storySummary)

export const storiesSchema = component(
  'Stories',
  z.object({ stories: z.array(storySummarySchema), next: z.string().nullable().describe('null on the last page') }),
)

const names = z.array(z.string())

const sources = z.looseObject({
  pages: names,
  outlets: names,
  articles: names,
  origins: names,
  unknown: names.describe('articles of which nothing says whose they are'),
  withdrawn: names.describe('articles that were taken back: they and their figures count for nothing'),
  citing: z.array(z.looseObject({ article: z.string(), cites: z.string(), evidence: z.string() })),
  independent: z.array(
    z.looseObject({
      owner: z
        .string()
        .describe('the name that they count as: an owner’s, an agency’s, or an origin’s of which no owner is known'),
      why: z.looseObject({
        kind: z.enum(['agency', 'owner', 'owner not known']),
        source: z.string().nullable().describe('by which we know the owner'),
        outlets: names.optional().describe('one of these, all of this owner, wrote it'),
      }),
      origins: names,
      articles: names,
    }),
  ),
})

const statement = z.looseObject({ article: z.string(), origin: z.string(), url: z.string(), sentence: z.string() })

const timeline = z.array(
  z.looseObject({
    at: moment,
    joined: z.enum(['outlet', 'origin']),
    name: z.string(),
    article: z.string(),
    url: z.string(),
  }),
)

const spread = z.array(
  z.looseObject({
    article: z.string(),
    origin: z.string().nullable(),
    first: z.looseObject({ outlet: z.string(), url: z.string(), at: moment }),
    copies: z.array(z.looseObject({ url: z.string(), outlet: z.string(), minutesAfter: z.int() })),
  }),
)

const quantitySchema = component(
  'Quantity',
  z.looseObject({
    of: z.string().nullable(),
    unit: z.string().nullable(),
    fate: z.string().nullable(),
    low: z.number(),
    high: z.number(),
    sources: names,
    contested: z
      .boolean()
      .describe('nothing that one origin says fits anything that another says: they cannot both be right'),
    stated: z.array(statedFigure),
  }),
  'One quantity and what is said of it',
)

export const storySchema = component(
  'Story',
  z.looseObject({
    ...storySummary.shape,
    summary: z.string().nullable(),
    sources,
    timeline,
    spread,
    figures: z.array(quantitySchema),
    contested: z.array(quantitySchema),
    disputed: z.array(z.looseObject({ said: statement, denied: statement, terms: names })),
    topics: z.array(z.looseObject({ id: z.string(), name: z.string(), type: z.string(), articles: names })),
    articles: z.array(
      z.looseObject({
        ...articleSummarySchema.shape,
        cites: z.looseObject({ source: z.string(), evidence: z.string() }).nullable(),
        pages: z.array(copySchema),
      }),
    ),
  }),
)

export const storySourcesSchema = component(
  'StorySources',
  z.looseObject({ story: z.string(), sources, timeline, spread }),
)

export const storyFiguresSchema = component(
  'StoryFigures',
  z.looseObject({ story: z.string(), figures: z.array(quantitySchema) }),
)
