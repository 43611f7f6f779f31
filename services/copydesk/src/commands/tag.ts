import { tagFigures, tagQuotes } from '@copydesk/claims'
import { tagEntities } from '@copydesk/entities'
import type { Command } from 'commander'
import { z } from 'zod'
import { readNdjson } from '../input/ndjson.ts'
import { writeJson } from '../input/write.ts'

const text = z.object({ id: z.coerce.string(), text: z.string() })

export const addTag = (program: Command) =>
  program
    .command('tag')
    .description('people, organizations, places, quotes and figures of each text')
    .argument('<file>', 'NDJSON {id, text}; - for standard input')
    .action(async (name: string) => {
      for await (const value of readNdjson(name, text)) {
        const mentions = tagEntities(value.text)
        const quotes = tagQuotes(value.text, mentions)
        const figures = tagFigures(value.text, mentions)
        await writeJson({ id: value.id, mentions, quotes, figures })
      }
    })
