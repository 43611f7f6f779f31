import type { PageLine } from '../reading/page-lines.ts'
import { lineLength, unitsOf } from '../text-measure.ts'
import { disclosures, disclosureTopics, legal } from './furniture-words.ts'
import { phraseSet } from './phrase-set.ts'
import { secondSigns } from './second-sign.ts'
import type { TrimStep } from './trim-step.ts'

const LEGAL = phraseSet(legal)
const CLAIM =
  /^[\p{P}\s]{0,3}(?:(?:™|®)\s?(?:&|and)\s?)?(?:©|ⓒ|\(c\)\s?(?:19|20)\d\d|copyright\s?(?:©|\(c\)|(?:19|20)\d\d|by\s)|hak cipta|bản quyền thuộc)/iu
const MARKED = /(?:©|ⓒ|™\s?&)\s?(?:copyright\s)?(?:19|20)?\d{0,2}/iu
const MOST_CHARS = 500
/** A sign alone marks the line only where there is not much else. */
const SHORT = 160

export const legalLines: TrimStep = {
  reason: 'a claim of copyright',
  credits: true,
  find: (lines) => {
    const claims = new Set(lines.filter((line) => LEGAL.isWithin(unitsOf(line))))
    const { isBelow } = secondSigns(lines, claims)
    return lines.filter((line) => {
      const length = lineLength(line)
      if (length > MOST_CHARS) return false
      if (CLAIM.test(line.text) || (length <= SHORT && MARKED.test(line.text))) return true
      return claims.has(line) && (isAnchored(line) || isBelow(line))
    })
  },
}

/** "This material may not …": the claim comes soon. */
const SOON = 3
const YEAR = /©|(?<!\d)(?:19|20)\d\d(?!\d)/u

/** A claim opens or closes its line, or stands with a year; what sentences tell of rights stands within. */
function isAnchored(line: PageLine): boolean {
  const units = unitsOf(line)
  return (
    YEAR.test(line.text) ||
    units.some((_, at) => {
      const length = LEGAL.lengthAt(units, at)
      return length > 0 && (at < SOON || at + length === units.length)
    })
  )
}

const DISCLOSURE = phraseSet(disclosures)
const ITS_TOPIC = phraseSet(disclosureTopics)
const MOST_DISCLOSED = 600

export const disclosureLines: TrimStep = {
  reason: 'a note on what the publisher earns',
  find: (lines) => {
    const suspects = new Set(
      lines.filter((line) => lineLength(line) <= MOST_DISCLOSED && DISCLOSURE.isWithin(unitsOf(line))),
    )
    const { isLinked, isBoxed } = secondSigns(lines, suspects)
    return [...suspects].filter((line) => isLinked(line) || isBoxed(line) || ITS_TOPIC.isWithin(unitsOf(line)))
  },
}
