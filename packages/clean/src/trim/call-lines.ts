import { textLength } from '../text-measure.ts'
import { machineSentences, signUpStarts, signUpTopics } from './furniture-words.ts'
import { anyOf } from './phrases.ts'
import type { TrimStep } from './trim-step.ts'

const START = anyOf(signUpStarts, 'start')
const TOPIC = anyOf(signUpTopics)
const MACHINE = anyOf(machineSentences)
const MOST_CHARS = 400
/** So short, a line that begins like a call is one, whatever it calls to. */
const SHORT = 70

/** Calls to sign up, subscribe, log in or follow, and what forms, players and consent boxes say. */
export const callLines: TrimStep = {
  reason: 'a call to the reader to sign up, follow or comment',
  find: (lines) =>
    lines.filter(({ text, linked }) => {
      const length = textLength(text)
      if (length > MOST_CHARS) return false
      if (MACHINE.test(text)) return true
      return START.test(text) && (TOPIC.test(text) || linked > 0.1 || length <= SHORT)
    }),
}
