import { z } from 'zod'
import { component } from './component.ts'

export const problemSchema = component(
  'Problem',
  z.looseObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string().describe('what was wrong, where, and how to mend it'),
    errors: z
      .array(z.object({ in: z.enum(['path', 'query', 'body']), name: z.string(), detail: z.string() }))
      .optional()
      .describe('each wrong parameter'),
  }),
  'Problem Details, RFC 9457',
)

export type Problem = z.infer<typeof problemSchema>
