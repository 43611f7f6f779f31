import { endsLikeSentence } from '../text-measure.ts'
import { inLanguages } from './words-by-language.ts'
import type { TrimStep } from './trim-step.ts'

const FURTHER = inLanguages('ad').join('|')

/** "Advertisement" as pages label the place of one; alone on its line or with a few words. */
const LABEL = new RegExp(
  `^(?:advertisements?|advertising|anzeige|werbung|publicit[eé]|publicidad|publicidade|pubblicità|advertentie|annons|annonse|annonce|mainos|reklama|reklamă|hirdetés|διαφήμιση|reklam|реклама|إعلان|פרסומת|آگهی|تبلیغات|विज्ञापन|বিজ্ঞাপন|iklan|quảng cáo|广告|廣告|広告|광고|โฆษณา|${FURTHER})(?:$|\\s?[:.–—|-].{0,40}$)`,
  'iu',
)

const MOST_CHARS = 60

/** "[ad]", "- Ad -". */
const SHORT_LABEL = /^[\p{P}\s]{0,5}(?:ads?|advert)[\p{P}\s]{0,5}$/iu
/** An advertisement, a picture or a film that the text is parted by. */
const NAMES_BREAK =
  /wideo|video|foto|zdjęci|afbeelding|galeri|advert|anzeige|werbung|publici|pubblici|propaganda|annons|annonse|annonc|reklam|rekl[aā]m|hirdet|διαφήμισ|реклам|iklan|mainos/iu
/** "Article continues after the advertisement", "Tekst gaat verder onder de foto", as it is said by language: en, es/pt/it/fr, de, nl, sv, no, da, fi, pl, cs/sk, hu, ru/uk/bg. */
const GOES_ON =
  /continu|suite|gaat door|keep reading|scroll|sigue|segue|weiter|fortgesetzt|verder|fortsätter|fortsetter|fortsætter|jatkuu|dalsz|ciąg dalszy|pokrač|folytat|продолж|продовж/iu

const PAST_IT =
  /(?<!\p{L})(?:after|below|sous|nach|unter|después|debajo|tras|após|depois|après|ci-dessous|dopo|sotto|onder|na|efter|etter|under|jälkeen|alla|pod|po|után|alatt|после|ниже|під|після)(?!\p{L})/iu

const leadsPastAd = (text: string) =>
  NAMES_BREAK.test(text) && GOES_ON.test(text) && PAST_IT.test(text) && !endsLikeSentence(text)

export const adLabels: TrimStep = {
  reason: 'the label of an advertisement or of a break',
  find: (lines) =>
    lines.filter(({ text, heading }) => {
      if (text.length > MOST_CHARS) return false
      return LABEL.test(text) || SHORT_LABEL.test(text) || (!heading && leadsPastAd(text))
    }),
}
