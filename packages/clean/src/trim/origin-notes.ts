import { saysFirstPublished } from '@copydesk/wire'
import type { PageLine } from '../reading/page-lines.ts'
import { lineLength, unitsOf } from '../text-measure.ts'
import { publishedElsewhere } from './furniture-words.ts'
import { phraseSet } from './phrase-set.ts'
import type { TrimStep } from './trim-step.ts'
import { isParagraph } from './paragraphs-of.ts'

const ELSEWHERE = phraseSet(publishedElsewhere)
const MOST_CHARS = 400

/** Notes on where the text came from or also appeared, before its first and after its last paragraphs. */
export const originNotes: TrimStep = {
  reason: 'a note on where the text was published',
  credits: true,
  find: (lines) => {
    const isOwn = (line: PageLine) => isParagraph(line) && !isNote(line)
    const from = Math.max(0, lines.findIndex(isOwn))
    const last = lines.findLastIndex(isOwn)
    const to = last < 0 ? lines.length : last
    return lines.filter((line, at) => isSourceLink(line.text) || ((at < from || at > to) && isNote(line)))
  },
}

/** "This article appeared in the … section of the print edition". */
const OF_ARTICLE =
  /^[\p{P}\s]{0,3}(?:(?:a|an earlier) (?:version|shorter version|longer version) of )?(?:this|the) (?:article|story|post|piece|column|essay|interview|report|excerpt|leader|content|op-ed|review)\b.{0,60}\b(?:appear|publish|print|syndicat|produced|distribut)/iu

const isNote = (line: PageLine) =>
  lineLength(line) <= MOST_CHARS &&
  (ELSEWHERE.isWithin(unitsOf(line)) || saysFirstPublished(line.text) || OF_ARTICLE.test(line.text))

/** "Original story: https://…". */
const isSourceLink = (text: string) => text.includes('://') && /^.{3,30}[:：]?\s?https?:\/\/\S{8,600}$/u.test(text)
