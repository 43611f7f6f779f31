import { z } from 'zod'
import { articleSummarySchema } from './articles.ts'
import { component } from './component.ts'

const foundSchema = component(
  'Found',
  z.object({
    article: articleSummarySchema,
    rank: z.number().describe('higher is closer to what was asked'),
    snippet: z
      .array(z.object({ text: z.string(), matched: z.boolean() }))
      .describe('where the words stand, in pieces: those that matched and those between'),
  }),
)

export const searchSchema = component(
  'Search',
  z.object({ found: z.array(foundSchema), next: z.string().nullable().describe('null on the last page') }),
)
