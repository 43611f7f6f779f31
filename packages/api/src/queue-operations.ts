import { stageNames } from '@copydesk/pipeline'
import { z } from 'zod'
import { component, moment } from './component.ts'
import type { Operation } from './operation.ts'

const MOST = 1000

const words = z.string().min(1).max(4000)
const STAGE = `a stage: ${stageNames.join(', ')}`
const stage = z.enum(stageNames).describe(STAGE)

/** Where the work of a page is looked for. */
const searched = {
  url: words.optional().describe('the address of a page or feed'),
  outlet: words.optional().describe('the host of an outlet'),
  id: words.optional().describe('an id of an entry, page, article or feed'),
}
const filter = {
  key: words.optional().describe('the key of one job, as answers give it'),
  ...searched,
  reason: words.optional().describe('a reason as /quarantine/reasons gives it, without its numbers and addresses'),
}
const listed = z.strictObject({
  stage: stage.optional().describe(STAGE),
  ...filter,
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .max(MOST)
    .default(100)
    .describe(`how many at the most: a whole number, 1 to ${MOST}`),
})

const name = z.string().nullable()

const heldSchema = component(
  'HeldJob',
  z.looseObject({
    stage: z.string(),
    key: z.string(),
    event: z.unknown().describe('what the job carries'),
    reason: z.string(),
    at: moment,
    url: name,
    outlet: name,
    title: name,
    entryId: name,
    pageId: name,
  }),
  'A job that cannot go on',
)

const reasonSchema = component(
  'HeldReason',
  z.looseObject({
    stage: z.string(),
    reason: z.string().describe('without what differs from job to job'),
    jobs: z.int(),
    oldest: moment,
    newest: moment,
    example: z.string(),
  }),
)

const redriveQuestion = component('RedriveQuestion', z.strictObject({ stage, ...filter }))

const entry = z.looseObject({
  id: z.string(),
  url: z.string(),
  outlet: z.string(),
  disposition: z.string(),
  reason: name,
})
const work = z.looseObject({
  stage: z.string(),
  key: z.string(),
  event: z.record(z.string(), z.unknown()).describe('what the job carries'),
  at: moment.describe('since when it is due, or from when on'),
  job: z
    .looseObject({ state: z.string(), attempts: z.int(), runsAt: moment.nullable() })
    .nullable()
    .describe('what the queue has of it'),
})

/** Where the work of a page is, what is held and why, and what lets it run again. */
export const queueOperations = {
  jobs: {
    method: 'GET',
    path: '/jobs',
    tag: 'system',
    summary: 'Where the work of a page is: what is due, what the queue has of it, what is held. By url, outlet or id',
    scope: 'read',
    query: z.strictObject(searched),
    answer: component(
      'Jobs',
      z.looseObject({ entries: z.array(entry), jobs: z.array(work), held: z.array(heldSchema) }),
    ),
  },
  quarantine: {
    method: 'GET',
    path: '/quarantine',
    tag: 'system',
    summary: 'What could not go on, the newest first',
    scope: 'read',
    query: listed,
    answer: component('Quarantine', z.looseObject({ jobs: z.array(heldSchema) })),
  },
  quarantineReasons: {
    method: 'GET',
    path: '/quarantine/reasons',
    tag: 'system',
    summary: 'Why it could not, the most frequent first',
    scope: 'read',
    query: listed,
    answer: component('HeldReasons', z.looseObject({ reasons: z.array(reasonSchema) })),
  },
  redrive: {
    method: 'POST',
    path: '/quarantine/redrive',
    tag: 'system',
    summary: 'Run again what is held at a stage: one job by its key, a group by its reason, or all',
    scope: 'write',
    body: redriveQuestion,
    answer: component('Redriven', z.looseObject({ redriven: z.int() })),
  },
} as const satisfies Record<string, Operation>
