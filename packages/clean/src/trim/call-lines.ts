import { textLength, unitsOf } from '../text-measure.ts'
import { machineSentences, signUpStarts, signUpTopics } from './furniture-words.ts'
import { phraseSet } from './phrase-set.ts'
import type { TrimStep } from './trim-step.ts'

const START = phraseSet(signUpStarts)
const TOPIC = phraseSet(signUpTopics)
const MACHINE = phraseSet(machineSentences)
const MOST_CHARS = 400
/** So short, a line that begins like a call is one, whatever it calls to. */
const SHORT = 70

/** Calls to sign up, subscribe, log in or follow, and what forms, players and consent boxes say. */
export const callLines: TrimStep = {
  reason: 'a call to the reader to sign up, follow or comment',
  find: (lines) =>
    lines.filter((line) => {
      const length = textLength(line.text)
      if (length > MOST_CHARS) return false
      const units = unitsOf(line)
      if (MACHINE.isWithin(units)) return true
      return START.lengthAt(units, 0) > 0 && (line.linked > 0.1 || length <= SHORT || TOPIC.isWithin(units))
    }),
}
