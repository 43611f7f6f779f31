import { isCorrection } from '@copydesk/wire'

/** What a revision changed, sentence by sentence. `kind` is correction where the new text says that it is one. */
export type SentenceDiff = { kind: 'correction' | 'update'; added: string[]; removed: string[] }

/** Sentences found in one text and not in the other, each in its own order. */
export function sentenceDiff(before: string, after: string): SentenceDiff {
  const former = sentencesOf(before)
  const present = sentencesOf(after)
  const [known, kept] = [new Set(former), new Set(present)]
  const added = present.filter((sentence) => !known.has(sentence))
  const removed = former.filter((sentence) => !kept.has(sentence))
  const corrects = added.some(isCorrection)
  return { kind: corrects ? 'correction' : 'update', added, removed }
}

const SEGMENTER = new Intl.Segmenter('en', { granularity: 'sentence' })

const sentencesOf = (text: string): string[] =>
  text
    .split('\n')
    .flatMap((line) => Array.from(SEGMENTER.segment(line), ({ segment }) => segment.trim()))
    .filter((sentence) => sentence !== '')
