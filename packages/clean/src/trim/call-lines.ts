import type { PageLine } from '../reading/page-lines.ts'
import { endsLikeSentence, lineLength, textLength, unitsOf } from '../text-measure.ts'
import {
  machinePhrases,
  machineSentences,
  machineTopics,
  signUpStarts,
  signUpTopics,
  followStarts,
  networks,
  wordyStarts,
} from './furniture-words.ts'
import { outletsCalls, outletsPhrases } from './outlets-calls.ts'
import { isParagraph } from './paragraphs-of.ts'
import { phraseSet } from './phrase-set.ts'
import { secondSigns } from './second-sign.ts'
import type { TrimStep } from './trim-step.ts'
import { mistakeStarts, viewsSentences, wallSentences, wallStarts } from './wall-words.ts'

const firmStarts = [...signUpStarts, ...wallStarts]
const START = phraseSet([...firmStarts, ...wordyStarts])
const FIRM_START = phraseSet(firmStarts)
const TOPIC = phraseSet(signUpTopics)
const SENTENCE = phraseSet(machineSentences)
const WALL = phraseSet(wallSentences)
const VIEWS = phraseSet(viewsSentences)
const MISTAKE = phraseSet(mistakeStarts)
/** So many words may stand before what a wall, or a note on whose views it gives, says. */
const SOON = { wall: 8, views: 5 }
const PHRASE = phraseSet(machinePhrases)
const MACHINE_TOPIC = phraseSet(machineTopics)
const FOLLOW = phraseSet(followStarts)
const NETWORK = phraseSet(networks)
const OUTLETS_CALL = phraseSet(outletsCalls)
const OUTLETS_PHRASE = phraseSet(outletsPhrases)
const FEWEST_NETWORKS = 2
const NEWSLETTER = phraseSet(['newsletter', 'newsletters'])
const MOST_CHARS = 400
/** So short, and no sentence, a line that names the newsletter is the label of its box. */
const MOST_LABEL = 40
/** So short, a line that begins like a call and is no sentence of the text is one, whatever it calls to. */
const SHORT = 70

/**
 * Calls to sign up, subscribe, log in, follow or report a mistake, and what walls, forms, players and consent boxes say. Articles use the same words:
 * a second sign is wanted beside them.
 */
export const callLines: TrimStep = {
  reason: 'a call to the reader to sign up, follow or comment',
  find: (lines) => {
    const suspects = new Set(lines.filter(isSuspect))
    const { isLinked, isBoxed, isBelow } = secondSigns(lines, suspects)
    return [...suspects].filter((line) => {
      const units = unitsOf(line)
      if (SENTENCE.isWithin(units) || isNewsletterLabel(line) || callsToFollow(units) || isOutletsCall(line))
        return true
      const start = START.lengthAt(units, 0)
      const isApart = isLinked(line) || isBoxed(line)
      if (isOfThePage(line)) return isApart || isBelow(line)
      if (start > 0 && FIRM_START.lengthAt(units, 0) === 0) {
        const isCall = TOPIC.isWithin(units.slice(start)) || !isParagraph(line)
        return isCall && (isApart || isBelow(line) || isLabel(line))
      }
      if (isApart) return true
      if (start > 0) {
        const isShort = lineLength(line) <= SHORT && (!endsLikeSentence(line.text) || isBelow(line))
        if (isShort || TOPIC.isWithin(units.slice(start))) return true
      } else if (MACHINE_TOPIC.isWithin(units) || PHRASE.countIn(units) > 1) return true
      return isBelow(line) && !isParagraph(line)
    })
  },
}

/** Whether a line begins like a call to sign up, or names a newsletter as the label of a box does. */
export const beginsLikeCall = (line: PageLine): boolean =>
  START.lengthAt(unitsOf(line), 0) > 0 || isNewsletterLabel(line)

const isLabel = ({ text }: PageLine) => textLength(text) <= SHORT && !endsLikeSentence(text)

function isSuspect(line: PageLine): boolean {
  if (lineLength(line) > MOST_CHARS) return false
  const units = unitsOf(line)
  return (
    callsToFollow(units) ||
    isOutletsCall(line) ||
    isOfThePage(line) ||
    START.lengthAt(units, 0) > 0 ||
    SENTENCE.isWithin(units) ||
    PHRASE.isWithin(units) ||
    isNewsletterLabel(line)
  )
}

/** A wall, whose views the text gives, or whether the reader has found a mistake in it. */
function isOfThePage(line: PageLine): boolean {
  const units = unitsOf(line)
  const soon = (set: typeof WALL, most: number) => units.slice(0, most).some((_, at) => set.lengthAt(units, at) > 0)
  const asks = /[?？;؟]/.test(line.text) && MISTAKE.lengthAt(units, 0) > 0
  return asks || soon(WALL, SOON.wall) || soon(VIEWS, SOON.views)
}

/** "Follow the Post on Facebook, Instagram and X." */
const callsToFollow = (units: string[]) =>
  FOLLOW.lengthAt(units, 0) > 0 && units.length <= MOST_UNITS && NETWORK.countIn(units) >= FEWEST_NETWORKS

const MOST_UNITS = 30

/** In longer ones a sentence of the text may stand, too. */
const MOST_OUTLETS = 200

/** A line that begins as only outlets' own calls do, or has their words. */
const isOutletsCall = (line: PageLine) =>
  !line.heading &&
  lineLength(line) <= MOST_OUTLETS &&
  (OUTLETS_CALL.lengthAt(unitsOf(line), 0) > 0 || OUTLETS_PHRASE.isWithin(unitsOf(line)))

const isNewsletterLabel = (line: PageLine) =>
  !line.heading && lineLength(line) <= MOST_LABEL && !endsLikeSentence(line.text) && NEWSLETTER.isWithin(unitsOf(line))
