import { eventChoosing, independentSources, story } from '@copydesk/pipeline'
import { z } from 'zod'
import { articleSchema, articlesSchema } from './articles.ts'
import { copiesSchema, lookupQuestion, lookupSchema, pairSchema } from './copies.ts'
import { choosing, eventLimit, id, paging, searchedWords, sequence, types } from './parameters.ts'
import { byId, type Operation } from './operation.ts'
import { queueOperations } from './queue-operations.ts'
import { searchSchema } from './search.ts'
import { storiesSchema, storyFiguresSchema, storySchema, storySourcesSchema } from './stories.ts'
import { webhookOperations } from './webhook-operations.ts'
import { auditChosen, auditSchema } from './audit.ts'
import { aliveSchema, eventsSchema, feedsSchema, headSchema, readySchema, totalsSchema } from './system.ts'

/** As many entries as feed readers are used to. */
const FEED_LENGTH = 30
const REPLACED = [308, 404]

/** Everything that can be asked over HTTP: the router, the checks, the OpenAPI document and the client are made from it. */
export const operations = {
  articles: {
    method: 'GET',
    path: '/articles',
    tag: 'articles',
    summary: 'Articles, the newest first',
    scope: 'read',
    query: z.strictObject({ ...choosing, story, sources: independentSources, ...paging() }),
    answer: articlesSchema,
  },
  article: {
    method: 'GET',
    path: '/articles/{id}',
    tag: 'articles',
    summary: 'One article with its text, names, quotes and figures',
    scope: 'read',
    params: byId,
    answer: articleSchema,
    also: REPLACED,
  },
  copies: {
    method: 'GET',
    path: '/articles/{id}/copies',
    tag: 'articles',
    summary: 'The pages that carry an article, as they came',
    scope: 'read',
    params: byId,
    answer: copiesSchema,
    also: REPLACED,
  },
  pair: {
    method: 'GET',
    path: '/articles/{id}/copies/{copy}',
    tag: 'articles',
    summary: 'A copy beside the page it was made from',
    scope: 'read',
    params: z.strictObject({ id, copy: id }),
    answer: pairSchema,
    also: REPLACED,
  },
  search: {
    method: 'GET',
    path: '/search',
    tag: 'articles',
    summary: 'Articles by their words, names, outlet and origin, the closest first',
    scope: 'read',
    query: z.strictObject({ q: searchedWords, ...choosing, story, sources: independentSources, ...paging(20) }),
    answer: searchSchema,
  },
  lookup: {
    method: 'POST',
    path: '/lookup',
    tag: 'articles',
    summary: 'Whether a text is a copy of anything, and by which passages. Nothing of it is kept',
    scope: 'read',
    body: lookupQuestion,
    answer: lookupSchema,
  },
  stories: {
    method: 'GET',
    path: '/stories',
    tag: 'stories',
    summary: 'Stories, the last changed first',
    scope: 'read',
    query: z.strictObject({ ...choosing, sources: independentSources, ...paging() }),
    answer: storiesSchema,
  },
  storiesAtom: {
    method: 'GET',
    path: '/stories.atom',
    tag: 'stories',
    summary: 'The same stories as a feed, Atom 1.0',
    scope: 'read',
    query: z.strictObject({ ...choosing, sources: independentSources, ...paging(FEED_LENGTH) }),
    answer: 'application/atom+xml',
  },
  storiesJsonFeed: {
    method: 'GET',
    path: '/stories.json',
    tag: 'stories',
    summary: 'The same stories as a feed, JSON Feed 1.1',
    scope: 'read',
    query: z.strictObject({ ...choosing, sources: independentSources, ...paging(FEED_LENGTH) }),
    answer: 'application/feed+json',
  },
  story: {
    method: 'GET',
    path: '/stories/{id}',
    tag: 'stories',
    summary: 'One story with its articles, sources, figures and history',
    scope: 'read',
    params: byId,
    answer: storySchema,
    also: REPLACED,
  },
  storySources: {
    method: 'GET',
    path: '/stories/{id}/sources',
    tag: 'stories',
    summary: 'Who reports a story, who joined when, and who ran whose text',
    scope: 'read',
    params: byId,
    answer: storySourcesSchema,
    also: REPLACED,
  },
  storyFigures: {
    method: 'GET',
    path: '/stories/{id}/figures',
    tag: 'stories',
    summary: 'The figures of a story, with who states them',
    scope: 'read',
    params: byId,
    answer: storyFiguresSchema,
    also: REPLACED,
  },
  events: {
    method: 'GET',
    path: '/events',
    tag: 'events',
    summary: 'The log after a cursor, a page at a time, or followed where the client accepts text/event-stream',
    scope: 'read',
    query: z.strictObject({ after: sequence, types, ...eventChoosing.shape, limit: eventLimit }),
    answer: eventsSchema,
    also: [410],
    stream: true,
  },
  eventsHead: {
    method: 'GET',
    path: '/events/head',
    tag: 'events',
    summary: 'The sequence of the newest event',
    scope: 'read',
    answer: headSchema,
  },
  ...webhookOperations,
  ...queueOperations,
  feeds: {
    method: 'GET',
    path: '/feeds',
    tag: 'system',
    summary: 'Every feed and how it is',
    scope: 'read',
    answer: feedsSchema,
  },
  totals: {
    method: 'GET',
    path: '/totals',
    tag: 'system',
    summary: 'How much there is, and what waits at each stage',
    scope: 'read',
    answer: totalsSchema,
  },
  audit: {
    method: 'GET',
    path: '/audit',
    tag: 'system',
    summary: 'Who changed what, the newest first',
    scope: 'admin',
    query: z.strictObject(auditChosen),
    answer: auditSchema,
  },
  metrics: {
    method: 'GET',
    path: '/metrics',
    tag: 'system',
    summary: 'Metrics for Prometheus',
    scope: 'read',
    answer: 'text/plain',
  },
  openApi: {
    method: 'GET',
    path: '/openapi.json',
    tag: 'system',
    summary: 'This document',
    scope: null,
    answer: 'application/openapi+json',
  },
  alive: {
    method: 'GET',
    path: '/healthz',
    tag: 'system',
    summary: 'Whether the process does its work',
    scope: null,
    answer: aliveSchema,
    whenNot: 503,
  },
  ready: {
    method: 'GET',
    path: '/readyz',
    tag: 'system',
    summary: 'Whether store, schema, queues and log are well, and what is wrong',
    scope: null,
    answer: readySchema,
    whenNot: 503,
  },
} as const satisfies Record<string, Operation>

export type OperationId = keyof typeof operations

type Part<Id extends OperationId, Name extends string> =
  (typeof operations)[Id] extends Record<Name, infer S> ? S : never

/** What an operation answers, as JSON. */
export type AnswerOf<Id extends OperationId> =
  Part<Id, 'answer'> extends infer S extends z.ZodType ? z.output<S> : never
/** What it can be asked, before defaults are filled in. */
export type QueryOf<Id extends OperationId> =
  Part<Id, 'query'> extends infer S extends z.ZodType ? Loose<z.input<S>> : never
// Numbers come in as text, which zod takes in any form.
type Loose<T> = { [K in keyof T]: unknown extends T[K] ? number | string | undefined : T[K] }
export type LookupQuestion = z.input<typeof lookupQuestion>
