import { PICTURE_WORDS } from '@copydesk/wire'

/** What the brackets at a line's end hold. */
const AT_END = /[([]([^()[\]]{2,190})[)\]][.\s]{0,3}$/u
const OF_PICTURES = new RegExp(`^(?:${PICTURE_WORDS}|via|supplied|provided)$`, 'iu')
/** "Photo courtesy of the county": what opens so needs no name. */
const OPENS =
  /^(?:photos?|foto|photograph|images?|picture)\s?(?:[:/©|]|(?:by|via|from|courtesy|credit|provided|supplied)\b)/iu
const JOINS = new Set(
  'of by the for from and a an in at on de la le el du des del di da van von der den ten y e et und och og'.split(' '),
)
const WORD = /[^\s/|,:;&+–—-]+/gu
const LOWER = /^\p{Ll}/u

/** "（圖／記者王小明攝）", "(사진=연합뉴스)". */
const EAST_ASIAN = /[（(](?:圖|图|照片|資料照|资料图|写真|사진)\s?[／/=＝:：][^（）()]{1,40}[)）][。\s]{0,3}$/u

/**
 * Whether a line ends in the credit of a picture: brackets with a word for pictures and names, as "(Bo Li/Pool Photo via AP)",
 * or that word alone, "(File photo)". What else is in lower case is an aside of the sentence, "(in an outdoor pool)".
 */
export function endsInBracketCredit(text: string): boolean {
  if (EAST_ASIAN.test(text)) return true
  const inside = AT_END.exec(text)?.[1]?.trim()
  if (!inside) return false
  if (OPENS.test(inside)) return true
  const words = (inside.match(WORD) ?? []).map((word) => word.replaceAll(/^\p{P}+|(?<!\p{P})\p{P}+$/gu, ''))
  const others = words.filter((word) => word !== '' && !OF_PICTURES.test(word) && !JOINS.has(word))
  const named = others.length > 0 || words.some((word) => /^(?:photo|foto|image|handout)/iu.test(word))
  return named && words.some((word) => OF_PICTURES.test(word)) && !others.some((word) => LOWER.test(word))
}
