import type { MentionType } from '@copydesk/news'
import type { Model } from '../src/recogniser/model.ts'
import { recognise } from '../src/recogniser/recognise.ts'
import type { LabelledText } from './labelled-text.ts'

export type Counts = { right: number; given: number; gold: number }

export const f1 = ({ right, given, gold }: Counts) => (2 * right) / Math.max(given + gold, 1)

/** Strict spans and types, in all and by type. */
export function scoreTexts(
  texts: LabelledText[],
  model: Model,
  tell?: (line: string) => void,
): Record<MentionType | 'all', Counts> {
  const none = () => ({ right: 0, given: 0, gold: 0 })
  const counts = { all: none(), person: none(), organization: none(), place: none() }
  for (const { text, spans } of texts) {
    const { tokens, found } = recognise(text, model)
    const gold = new Set(spans.map((span) => `${span.start} ${span.end} ${span.type}`))
    for (const span of spans) for (const kind of ['all', span.type] as const) counts[kind].gold++
    for (const { from, to, type } of found) {
      const [start, end] = [tokens[from]!.start, tokens[to - 1]!.end]
      const right = gold.delete(`${start} ${end} ${type}`)
      for (const kind of ['all', type] as const) {
        counts[kind].given++
        if (right) counts[kind].right++
      }
      if (!right) tell?.(`+ ${type} [${text.slice(start, end)}] ${around(text, start, end)}`)
    }
    for (const key of gold) {
      const [start, end, type] = key.split(' ')
      tell?.(`- ${type} [${text.slice(Number(start), Number(end))}] ${around(text, Number(start), Number(end))}`)
    }
  }
  return counts
}

const around = (text: string, start: number, end: number) =>
  `${text.slice(Math.max(0, start - 50), start)}«${text.slice(start, end)}»${text.slice(end, end + 50)}`.replaceAll(
    '\n',
    ' ⏎ ',
  )
