import { createMatcher } from '@copydesk/copies'
import type { Command } from 'commander'
import { z } from 'zod'
import { readNdjson } from '../input/ndjson.ts'
import { writeJson } from '../input/write.ts'

const optional = z
  .string()
  .nullish()
  .transform((value) => value ?? null)

const page = z.object({
  id: z.coerce.string(),
  text: z.string(),
  title: optional,
  url: optional,
  publisher: optional,
  publishedAt: optional,
  seenAt: optional,
  byline: z
    .array(z.string())
    .nullish()
    .transform((value) => value ?? []),
})

export const addMatch = (program: Command) =>
  program
    .command('match')
    .description('which pages carry the same article, and whose it is. Memory grows with the number of pages')
    .argument('<file>', 'NDJSON {id, text, title?, url?, publisher?, publishedAt?, seenAt?}; - for standard input')
    .action(async (name: string) => {
      const matcher = createMatcher()
      for await (const value of readNdjson(name, page)) matcher.add(value)
      for (const match of matcher.results()) await writeJson(match)
    })
