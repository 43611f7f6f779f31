import { readFileSync } from 'node:fs'
import { tagEntities } from '@copydesk/entities'
import { readLookAlikes } from './look-alikes-eval.ts'
import { grouped, type Grouping } from './stories-eval.ts'

/** News written for this project; the misses of the first file were read and mended, those of the second never. */
const FILES = ['mended', 'unmended'] as const

/** How well happenings of one day are told apart, and each found whole, where they are told in other languages than English; tagged, as the line does it. */
export function evaluateLanguages(): ({ name: string } & Grouping)[] {
  return FILES.map((file) => {
    const articles = readLookAlikes(readFileSync(new URL(`languages-${file}.txt`, import.meta.url), 'utf8'))
    return { name: file, ...grouped(articles, ({ text }) => tagEntities(text)) }
  })
}
