import { readFileSync } from 'node:fs'
import { readMarkedFile } from '@copydesk/entities/marked-names'
import { startChild } from './child.ts'
import type { EntitiesAnswer } from './entities-child.ts'
import type { Report } from './report.ts'
import type { BenchOptions } from './rows.ts'

const WIRE_NAMES = new URL('../eval/wire-names.txt', import.meta.url)
const ROUNDS = 200
const QUICK_ROUNDS = 40

/** Words a second in which one process finds people, organizations and places, and what a text of 10 MB takes. */
export async function benchEntities({ quick }: BenchOptions): Promise<Report> {
  const texts = readMarkedFile(readFileSync(WIRE_NAMES, 'utf8')).map(({ text }) => text)
  const child = startChild('entities-child.ts')
  try {
    const answer = await child.ask<EntitiesAnswer>({ texts, rounds: quick ? QUICK_ROUNDS : ROUNDS })
    return {
      row: 'entities',
      title: 'entities: one process, the news wire of test/eval/wire-names.txt, a fifth of whose words are names',
      lines: [
        {
          'words/s': answer.wordsPerSecond,
          'load ms': answer.loadMs,
          '10 MB, s': answer.longMs / 1000,
          'heap after it, MB': answer.longMegabytes,
        },
      ],
      notes: ['time of the processor; bar: 100,000 words/s'],
    }
  } finally {
    await child.close()
  }
}
