import type { Element } from 'domhandler'
import { markupText } from '../markup-text.ts'
import { textLength, textUnits } from '../text-measure.ts'
import { machinePhrases, machineSentences, machineTopics } from '../trim/furniture-words.ts'
import { phraseSet } from '../trim/phrase-set.ts'
import type { RemovalStep } from './removal-step.ts'

/** Names of nothing else. */
const NOTICE =
  /^(?:onetrust|gdpr|consent|cookiebot|cookieyes|(?:eu)?cookie(?:bar|banner|box|consent|notice|law|policy|wall|popup|message|alert|disclaimer))/
/** Names of what articles are about, too. */
const TOPIC = /^(?:cookies?|privacy)/
const SPEAKS_OF_CONSENT = phraseSet([...machinePhrases, ...machineSentences, ...machineTopics])
/** Less than a paragraph: a label, a button. */
const SHORT = 80
/** A notice says what it is in its first paragraphs. */
const MOST_CHARS = 5000

export const consentNotices: RemovalStep = {
  reason: 'a cookie, consent or privacy notice',
  byName: true,
  matches: (element, names) =>
    names.some((part) => NOTICE.test(part)) || (names.some((part) => TOPIC.test(part)) && isNotice(element)),
}

function isNotice(element: Element): boolean {
  const text = markupText(element, MOST_CHARS)
  return textLength(text) < SHORT || SPEAKS_OF_CONSENT.isWithin(textUnits(text))
}
