import { tagEntities } from '@copydesk/entities'
import { createGrouper } from '@copydesk/stories'
import type { Command } from 'commander'
import { z } from 'zod'
import { readNdjson } from '../input/ndjson.ts'
import { writeJson } from '../input/write.ts'

const optional = z
  .string()
  .nullish()
  .transform((value) => value ?? null)

const article = z.object({ id: z.coerce.string(), title: optional, text: z.string(), publishedAt: optional })

export const addGroup = (program: Command) =>
  program
    .command('group')
    .description('which articles are about one happening. Memory grows with the articles of 72 hours')
    .argument('<file>', 'NDJSON {id, title, text, publishedAt}; - for standard input')
    .action(async (name: string) => {
      const grouper = createGrouper()
      for await (const value of readNdjson(name, article)) {
        grouper.add({ ...value, mentions: tagEntities(value.text) })
      }
      for (const grouped of grouper.results()) await writeJson(grouped)
    })
