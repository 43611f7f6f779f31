import type { Removal } from '@copydesk/news'
import type { PageLine } from '../reading/page-lines.ts'
import { aboveTheText } from './above-the-text.ts'
import { agencyCredits } from './agency-credits.ts'
import { adLabels } from './ad-labels.ts'
import { authorNotes } from './author-notes.ts'
import { belowTheText, commentSection, storyList } from './below-the-text.ts'
import { callBoxes } from './call-boxes.ts'
import { callLines } from './call-lines.ts'
import { controlLabels } from './control-labels.ts'
import { headlines } from './headlines.ts'
import { filingLines } from './filing-lines.ts'
import { disclosureLines, legalLines } from './legal-lines.ts'
import { linkLines } from './link-lines.ts'
import { orphanHeadings } from './orphan-headings.ts'
import { originNotes } from './origin-notes.ts'
import { pictureLines } from './picture-lines.ts'
import { postRemains } from './post-remains.ts'
import { shareLines } from './share-lines.ts'
import { readMore } from './read-more.ts'
import { storyBoxes } from './story-boxes.ts'
import { repeatedLines } from './repeated-lines.ts'
import { timeStamps } from './time-stamps.ts'
import type { PageContext, TrimStep } from './trim-step.ts'

/** In the order taken; each sees the lines that those before it left. */
const STEPS: TrimStep[] = [
  originNotes,
  commentSection,
  storyList,
  headlines,
  storyBoxes,
  linkLines,
  readMore,
  adLabels,
  postRemains,
  shareLines,
  callLines,
  callBoxes,
  controlLabels,
  filingLines,
  timeStamps,
  legalLines,
  disclosureLines,
  agencyCredits,
  pictureLines,
  authorNotes,
  repeatedLines,
  aboveTheText,
  belowTheText,
  orphanHeadings,
]

export type Trimmed = {
  text: string
  /** The text with the lines that may credit somebody else with it, where they stood. */
  credited: string
  removed: Removal[]
}

/** Takes out of the text what is furniture between, above and below its paragraphs, with the reasons. */
export function trimLines(lines: PageLine[], page: PageContext): Trimmed {
  const removed: Removal[] = []
  const credits = new Set<PageLine>()
  let kept = lines
  for (const { reason, find, credits: mayCredit } of STEPS) {
    const gone = new Set(find(kept, page, lines))
    if (gone.size === 0 || gone.size === kept.length) continue
    for (const line of kept) {
      if (!gone.has(line)) continue
      removed.push({ reason, text: line.text, ...(mayCredit && { credits: true }) })
      if (mayCredit) credits.add(line)
    }
    kept = kept.filter((line) => !gone.has(line))
  }
  const left = new Set(kept)
  const credited = lines.filter((line) => left.has(line) || credits.has(line))
  return { text: textOf(kept), credited: textOf(credited), removed }
}

const textOf = (lines: PageLine[]) => lines.map(({ text }) => text).join('\n')
