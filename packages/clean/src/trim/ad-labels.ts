import { inLanguages } from './words-by-language.ts'
import type { TrimStep } from './trim-step.ts'

const FURTHER = inLanguages('ad').join('|')

/** "Advertisement" as pages label the place of one; alone on its line or with a few words. */
const LABEL = new RegExp(
  `^(?:advertisements?|advertising|anzeige|werbung|publicit[eé]|publicidad|publicidade|pubblicità|advertentie|annons|annonse|annonce|mainos|reklama|reklamă|hirdetés|διαφήμιση|reklam|реклама|إعلان|פרסומת|آگهی|تبلیغات|विज्ञापन|বিজ্ঞাপন|iklan|quảng cáo|广告|廣告|広告|광고|โฆษณา|${FURTHER})(?:$|[\\s:.–—-].{0,40}$)`,
  'iu',
)

const MOST_CHARS = 60

export const adLabels: TrimStep = {
  reason: 'the label of an advertisement',
  find: (lines) => lines.filter(({ text }) => text.length <= MOST_CHARS && LABEL.test(text)),
}
