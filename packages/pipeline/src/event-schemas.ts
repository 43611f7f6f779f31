import { z } from 'zod'
import type { EventType } from './events.ts'

const id = z.string().min(1)
const text = z.string()
const moment = z.iso.datetime()
const share = z.number().min(0).max(1)

const origin = z
  .looseObject({ name: text, confidence: share, evidence: text })
  .describe('Who wrote it, and the words that say so')
  .nullable()

const overlap = z
  .looseObject({ ofThis: share, ofOther: share })
  .describe('Share of each text that the other holds')
  .nullable()

const place = z.int().min(0)
const passage = z
  .looseObject({ start: place, end: place, otherStart: place, otherEnd: place })
  .describe('A run of words found in both texts, in UTF-16 code units')

const alike = z
  .looseObject({
    link: z.number(),
    closest: z.looseObject({ a: id, b: id, likeness: z.number(), terms: z.array(text) }).nullable(),
  })
  .describe('How alike the two sides are, and their closest pair with the terms it shares')
  .nullable()

const about = { articleId: id, origin, copies: z.int().min(0).describe('Pages that carry it, this one included') }
const page = { url: text, outlet: text, title: text.nullable() }

/** What the events of each type carry. Readers leave aside what they do not know: fields are added, never taken away or changed. */
export const eventSchemas = {
  'copydesk.article.new': z
    .looseObject({ ...about, ...page, publishedAt: moment.nullable() })
    .describe('A text that was not known'),
  'copydesk.article.copied': z
    .looseObject({
      ...about,
      ...page,
      relation: z.enum(['original', 'reprint', 'edited reprint', 'excerpt', 'revision']),
      of: text.describe('The address of the page it was made from').nullable(),
      overlap,
      evidence: z.array(passage),
    })
    .describe('A page that carries a known text'),
  'copydesk.article.revised': z
    .looseObject({
      articleId: id,
      ...page,
      kind: z.enum(['correction', 'update']),
      added: z.array(text),
      removed: z.array(text),
    })
    .describe("A page's text has changed; with the sentences"),
  'copydesk.article.withdrawn': z
    .looseObject({ articleId: id, url: text, outlet: text, reason: text })
    .describe('A page is gone'),
  'copydesk.article.merged': z.looseObject({ articleId: id, into: id }).describe('Two articles turned out to be one'),
  'copydesk.article.split': z
    .looseObject({ articleId: id, into: id, copies: z.array(z.looseObject(page)) })
    .describe('Pages of an article turned out to carry another text'),
  'copydesk.article.uncorrected': z
    .looseObject({
      articleId: id,
      reason: z.enum(['corrected', 'withdrawn']),
      copies: z.array(z.looseObject({ ...page, sentences: z.array(text).nullable() })),
    })
    .describe('Pages still run what their origin has corrected or withdrawn'),
  'copydesk.story.new': z
    .looseObject({ storyId: id, articleId: id, title: text.nullable(), articleIds: z.array(id) })
    .describe('A happening that was not known'),
  'copydesk.story.grown': z
    .looseObject({ storyId: id, articleId: id, title: text.nullable(), from: id.nullable(), evidence: alike })
    .describe('An article joined a story; from: the story it was in until then'),
  'copydesk.story.merged': z.looseObject({ storyId: id, into: id }).describe('Two stories turned out to be one'),
  'copydesk.story.split': z
    .looseObject({ storyId: id, into: id, articleIds: z.array(id), evidence: alike })
    .describe('Articles of a story turned out to be about something else'),
  'copydesk.feed.failing': z
    .looseObject({ url: text, reason: text, failures: z.int() })
    .describe('The third failure in a row'),
  'copydesk.feed.recovered': z.looseObject({ url: text }).describe('The first success after that'),
  'copydesk.feed.moved': z.looseObject({ url: text, movedTo: text, feedId: id }).describe('A redirect that held'),
  'copydesk.feed.gone': z.looseObject({ url: text }).describe('It said twice that it is gone'),
} satisfies Record<EventType, z.ZodType>
