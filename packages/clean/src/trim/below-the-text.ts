import type { PageLine } from '../reading/page-lines.ts'
import { endsLikeSentence, lineLength, textLength, unitsOf } from '../text-measure.ts'
import { endings, machineSentences } from './furniture-words.ts'
import { isParagraph, lengthOf } from './paragraphs-of.ts'
import { phraseSet } from './phrase-set.ts'
import { isTimeLine } from './time-stamps.ts'
import type { TrimStep } from './trim-step.ts'

const ENDING = phraseSet(endings)
/** So much must stand above what is cut off. */
const FEWEST_ABOVE = 250
/** A label "Comments" may be a button on top of the text: what is below it is then most of the page. */
const MOST_COMMENTS = 0.5
const MOST_STORIES = 0.75

function cutOff(lines: PageLine[], at: number, most: number): PageLine[] {
  const above = lengthOf(lines.slice(0, at))
  const below = lengthOf(lines.slice(at))
  return above >= FEWEST_ABOVE && below <= most * (above + below) ? lines.slice(at) : []
}

/** The comments and all that stands below their label. */
export const commentSection: TrimStep = {
  reason: 'below the comments label',
  find: (lines) => {
    let above: PageLine | null = null
    for (const [at, line] of lines.entries()) {
      if (at > 2 && isEnding(line) && headsComments(lines, at, above)) return cutOff(lines, at, MOST_COMMENTS)
      if (isParagraph(line)) above = line
    }
    return []
  },
}

const isEnding = (line: PageLine) => line.text.length < 80 && ENDING.isWhole(unitsOf(line))

/** Who wrote the first comment, and when, or the form for one stand so near to the label. */
const NEAR = 6
const MOST_NAME = 40
const FORM = phraseSet(machineSentences)

/** "Comments" alone may head a part of the text: then it stands with the paragraphs above, and over one. */
function headsComments(lines: PageLine[], at: number, above: PageLine | null): boolean {
  const label = lines[at]!
  if (/\S\s\S/u.test(label.text)) return true
  const below = lines.slice(at + 1, at + 1 + NEAR)
  const isApart = above?.element?.parent !== label.element?.parent
  const next = below[0]
  if (next && isParagraph(next) && next.element?.parent === above?.element?.parent) return false
  return isApart || below.some(isOfComments)
}

const isOfComments = (line: PageLine) =>
  isTimeLine(line) || FORM.isWithin(unitsOf(line)) || (isLabel(line) && lineLength(line) <= MOST_NAME)

const SHORT = 80
/** A list of this many short lines at the end is of the text: results, ingredients, names. */
const LIST = 4

/** Labels and names below the last paragraph: short lines that are no sentence. */
export const belowTheText: TrimStep = {
  reason: 'a label below the text',
  find: (lines) => {
    const last = lines.findLastIndex((line) => isParagraph(line) || line.element?.name === 'li' || isRow(line))
    if (last < 0) return []
    const below = lines.slice(last + 1).filter(isLabel)
    const isShort = below.length < LIST || below.length * 4 < lines.length
    return isShort && !areResults(below) ? below : []
  },
}

/** "Referee: C. Wu", "Marren 3, Tarn 1". */
const RESULT = /\p{L}[:：]\s?\S|\p{L}\s\d{1,3}\s?[,–-]\s?\p{L}.{0,40}\d/u

const areResults = (below: PageLine[]) =>
  below.length >= LIST && below.filter(({ text }) => RESULT.test(text)).length * 2 > below.length

const isRow = ({ element }: PageLine) => element?.name === 'tr' || element?.name === 'td'

const isLabel = ({ text, heading }: PageLine) =>
  !heading && textLength(text) < SHORT && !endsLikeSentence(text) && !/[:：,;”"]$/u.test(text)

const CUT_SHORT = /(?:\.{3}|…)\s?$/u
/** Times of this many stories make a list of stories. */
const FEWEST_TIMES = 3
const FEWEST_CUT = 2
/** A headline, a teaser and a label or two stand between the times. */
const MOST_APART = 5

/** A list of other stories: headlines and cut teasers, each with its time. */
export const storyList: TrimStep = {
  reason: 'a list of other stories',
  find: (lines) => {
    const times = lines.flatMap((line, at) => (isTimeLine(line) ? [at] : []))
    const first = times.findIndex((at, index) => {
      const next = times.slice(index, index + FEWEST_TIMES)
      return (
        next.length === FEWEST_TIMES &&
        next.every((time, step) => step === 0 || time - next[step - 1]! <= MOST_APART) &&
        teasered(lines, at, next)
      )
    })
    if (first < 0) return []
    let from = times[first]!
    while (from > 0 && times[first]! - from < MOST_APART && !isOwnSentence(lines[from - 1]!)) from -= 1
    return cutOff(lines, from, MOST_STORIES)
  },
}

/** Headlines that are links, or teasers that are cut: a single one may be a sentence of the text that trails off. */
function teasered(lines: PageLine[], from: number, times: number[]): boolean {
  const list = lines.slice(Math.max(0, from - 2), times.at(-1)! + 1)
  return list.some(({ linked }) => linked > 0.8) || list.filter(({ text }) => CUT_SHORT.test(text)).length >= FEWEST_CUT
}

const isOwnSentence = ({ text }: PageLine) => endsLikeSentence(text) && !CUT_SHORT.test(text)
