/** Cities that stand alone in a dateline, after the lists of AP and Reuters style. Lower case. */
const STANDALONE = new Set(
  `amsterdam ankara athens atlanta baghdad baltimore bangkok barcelona beijing beirut belgrade berlin bogota boston brasilia
  brussels bucharest budapest buenos aires cairo canberra caracas chicago cincinnati cleveland copenhagen dallas damascus delhi
  denver detroit dhaka djibouti doha dubai dublin edinburgh frankfurt gaza geneva glasgow guatemala city hamburg hanoi havana
  helsinki hong kong honolulu houston indianapolis islamabad istanbul jakarta jerusalem johannesburg kabul karachi kathmandu
  khartoum kuala lumpur kuwait city kyiv kiev lagos las vegas lima lisbon london los angeles luxembourg macau madrid manila
  melbourne mexico city miami milan milwaukee minneapolis minsk monaco montreal moscow mumbai munich nairobi new delhi
  new orleans new york nicosia oslo ottawa panama city paris philadelphia phoenix pittsburgh prague pretoria pyongyang quebec
  quito rabat ramallah rio de janeiro riyadh rome salt lake city san antonio san diego san francisco santiago sao paulo seattle
  seoul shanghai singapore sofia st. louis stockholm sydney taipei tallinn tbilisi tehran tel aviv the hague tokyo toronto tripoli
  tunis united nations vatican city vienna vilnius warsaw washington wellington zagreb zurich`
    .replace(/\s+/g, ' ')
    .split(' '),
)
const LABEL =
  /^(?:exclusive|updated?|breaking|watch|opinion|live|video|analysis|listen|read|note|file|photos?|pictured|factbox|correction|editor|explainer|fact|just in|new(?! \p{Lu})|more|by|q|a(?! \p{Lu}{3})|advertisement|related|gallery|poll|quiz|review|comment|editorial|column|sponsored|alert)\b/iu
/** Whether a text is, or begins with, what desks put over stories and pictures. */
export const isLabel = (text: string) => LABEL.test(text)
const SMALL = new Set(['of', 'de', 'la', 'le', 'the', 'on', 'and', 'upon', 'del', 'al', 'el', 'di', 'da', 'do', 'in'])
const NAME_WORD = /^[\p{Lu}\p{Lo}][\p{L}\p{M}.'’-]*$/u
const MAX_WORDS = 5

type PlaceStyle = 'capitals' | 'standalone' | 'with region' | 'name' | null

/** How far a text looks like the place of a dateline; null when it does not. The stronger styles need no agency beside them. */
export function placeStyle(text: string): PlaceStyle {
  const parts = text.split(/(?<!\s)\s*,\s*/)
  if (!text || parts.length > 3 || LABEL.test(text)) return null
  if (!parts.every(isName)) return null
  const first = parts[0] ?? ''
  // Scripts without capitals do not tell a place from other words.
  if (/^\p{Lo}/u.test(first)) return 'name'
  if (first.length > 2 && first === first.toUpperCase()) return 'capitals'
  if (parts.length > 1) return 'with region'
  return first
    .toLowerCase()
    .split(' ')
    .every((word) => STANDALONE.has(word))
    ? 'standalone'
    : 'name'
}

function isName(part: string): boolean {
  const split = part.split(/[\s/]+/)
  if (split.length > MAX_WORDS) return false
  return split.every((word, order) => NAME_WORD.test(word) || (order > 0 && SMALL.has(word)))
}
