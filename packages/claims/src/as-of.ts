/** A date that says when a figure holds. */
const MONTH =
  '(?:January|February|March|April|May|June|July|August|September|October|November|December|(?:Jan|Feb|Aug|Sept|Oct|Nov|Dec)\\.)'
const DAY = '(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)'
const WHEN = `(?:${MONTH}(?: \\d{1,2}\\b)?(?:,? \\d{4}\\b)?|\\d{1,2} ${MONTH}(?: \\d{4}\\b)?|${DAY}(?: (?:morning|afternoon|evening|night))?|(?:19|20)\\d{2}\\b|today|yesterday|tomorrow|midnight|noon)`
const AS_OF = new RegExp(
  `\\b(?:as of|As of|by|By)(?: (?:early|mid|late|the end of|the start of|next|last|this))? ${WHEN}`,
  'g',
)

/** The words of a sentence that date a figure ("as of Friday", "by November 1"), with their offsets in the sentence. */
export function findAsOf(sentence: string): { start: number; end: number; text: string }[] {
  return [...sentence.matchAll(AS_OF)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    text: match[0],
  }))
}
