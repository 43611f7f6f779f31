/**
 * Who sells text to others, and how they sign it. `initials` count only where a frame asks for a name (a dateline's
 * brackets, the end of a byline); `spellings` are unmistakable. `hosts` are where they publish themselves.
 */
type Agency = { name: string; spellings: string[]; initials?: string[]; hosts?: string[] }

const AGENCIES: Agency[] = [
  { name: 'AP', spellings: ['Associated Press'], initials: ['AP'], hosts: ['apnews.com', 'ap.org'] },
  {
    name: 'Reuters',
    spellings: ['Thomson/Reuters', 'Thomson Reuters', 'Reuters News Agency', 'Reuters'],
    hosts: ['reuters.com'],
  },
  {
    name: 'AFP',
    spellings: ['Agence France-Presse', 'Agence France Presse', 'AFP News'],
    initials: ['AFP'],
    hosts: ['afp.com'],
  },
  {
    name: 'dpa',
    spellings: ['Deutsche Presse-Agentur', 'dpa international', 'dpa-AFX'],
    initials: ['dpa', 'DPA'],
    hosts: ['dpa.com', 'dpa-international.com'],
  },
  {
    name: 'PA',
    spellings: ['Press Association', 'PA Media', 'PA News Agency'],
    initials: ['PA'],
    hosts: ['pa.media', 'pressassociation.com'],
  },
  { name: 'UPI', spellings: ['United Press International'], initials: ['UPI'], hosts: ['upi.com'] },
  { name: 'EFE', spellings: ['Agencia EFE'], initials: ['EFE', 'Efe'], hosts: ['efe.com'] },
  { name: 'ANSA', spellings: [], initials: ['ANSA'], hosts: ['ansa.it'] },
  { name: 'TASS', spellings: ['ITAR-TASS'], initials: ['TASS'], hosts: ['tass.com', 'tass.ru'] },
  { name: 'Interfax', spellings: ['Interfax-Ukraine', 'Interfax'], hosts: ['interfax.com', 'interfax.ru'] },
  { name: 'RIA Novosti', spellings: ['RIA Novosti'], initials: ['RIA'], hosts: ['ria.ru'] },
  { name: 'Ukrinform', spellings: ['Ukrinform'], hosts: ['ukrinform.net', 'ukrinform.ua'] },
  { name: 'Xinhua', spellings: ['Xinhua News Agency', 'Xinhua'], hosts: ['xinhuanet.com', 'news.cn'] },
  { name: 'Kyodo', spellings: ['Kyodo News', 'Kyodo'], hosts: ['kyodonews.net'] },
  { name: 'Jiji', spellings: ['Jiji Press'], initials: ['Jiji'], hosts: ['jiji.com'] },
  { name: 'Yonhap', spellings: ['Yonhap News Agency', 'Yonhap'], hosts: ['yna.co.kr', 'yonhapnews.co.kr'] },
  { name: 'AAP', spellings: ['Australian Associated Press'], initials: ['AAP'], hosts: ['aap.com.au'] },
  {
    name: 'Canadian Press',
    spellings: ['Canadian Press', 'La Presse Canadienne'],
    initials: ['CP'],
    hosts: ['thecanadianpress.com'],
  },
  { name: 'PTI', spellings: ['Press Trust of India'], initials: ['PTI'], hosts: ['ptinews.com'] },
  { name: 'ANI', spellings: ['Asian News International'], initials: ['ANI'], hosts: ['aninews.in'] },
  { name: 'IANS', spellings: ['Indo-Asian News Service'], initials: ['IANS'], hosts: ['ians.in'] },
  { name: 'UNI', spellings: ['United News of India'], initials: ['UNI'] },
  { name: 'Anadolu', spellings: ['Anadolu Agency', 'Anadolu Ajansı', 'Anadolu'], hosts: ['aa.com.tr'] },
  { name: 'Bernama', spellings: ['Bernama'], hosts: ['bernama.com'] },
  { name: 'Antara', spellings: ['Antara News'], initials: ['ANTARA', 'Antara'], hosts: ['antaranews.com'] },
  { name: 'SPA', spellings: ['Saudi Press Agency'], initials: ['SPA'], hosts: ['spa.gov.sa'] },
  { name: 'WAM', spellings: ['Emirates News Agency'], initials: ['WAM'], hosts: ['wam.ae'] },
  { name: 'NAN', spellings: ['News Agency of Nigeria'], initials: ['NAN'], hosts: ['nannews.ng'] },
  { name: 'APA', spellings: ['Austria Presse Agentur'], initials: ['APA'], hosts: ['apa.at'] },
  { name: 'Bloomberg', spellings: ['Bloomberg News', 'Bloomberg'], hosts: ['bloomberg.com'] },
  { name: 'Dow Jones', spellings: ['Dow Jones Newswires'] },
  {
    name: 'CNN',
    spellings: ['CNN Newsource', 'CNN NewSource', 'CNN Wires', 'CNN Wire', 'The-CNN-Wire', 'Cable News Network'],
    initials: ['CNN'],
    hosts: ['cnn.com'],
  },
  { name: 'States Newsroom', spellings: ['States Newsroom'], hosts: ['statesnewsroom.com'] },
  { name: 'The Conversation', spellings: [], initials: ['The Conversation'], hosts: ['theconversation.com'] },
  { name: 'ProPublica', spellings: ['ProPublica'], hosts: ['propublica.org'] },
  { name: 'KFF Health News', spellings: ['KFF Health News', 'Kaiser Health News'], hosts: ['kffhealthnews.org'] },
  { name: 'Tribune News Service', spellings: ['Tribune News Service', 'Tribune Content Agency'], initials: ['TNS'] },
  { name: 'Washington Post', spellings: ['Washington Post'], hosts: ['washingtonpost.com'] },
  {
    name: 'New York Times',
    spellings: ['New York Times News Service', 'New York Times'],
    hosts: ['nytimes.com'],
  },
  { name: 'Los Angeles Times', spellings: ['Los Angeles Times'], hosts: ['latimes.com'] },
]

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')

const byNeedle = new Map<string, string>()
for (const agency of AGENCIES) {
  for (const spelling of agency.spellings) {
    byNeedle.set(spelling, agency.name).set(spelling.toUpperCase(), agency.name)
  }
  for (const initials of agency.initials ?? []) byNeedle.set(initials, agency.name)
}
const needles = [...byNeedle.keys()].sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
const ANY = new RegExp(needles.map(escaped).join('|'), 'gu')
const WORD_BEFORE = /[\p{L}\p{N}@]$/u
const WORD_AFTER = /^[\p{L}\p{N}]/u
/** Names that say themselves what they are, listed above or not. */
const UNLISTED =
  /(?<![\p{L}\p{N}])\p{Lu}[\p{L}.'’-]{1,30}(?: \p{Lu}[\p{L}.'’-]{1,30}){0,2} (?:News Agency|News Service|Press Agency|Newswire|Wire Service)(?![\p{L}\p{N}])/gu
const SAYS_ITSELF = /Agency|Service|Newswire/
const THE = /(?:^|[^\p{L}\p{N}])(the )$/iu

export type NamedAgency = { name: string; start: number; end: number }

/**
 * Every agency named in a short text, in order, by any of its spellings, with the article before it. A name alone credits nobody:
 * frames do.
 */
export function agenciesIn(text: string): NamedAgency[] {
  const found: NamedAgency[] = []
  // The boundaries are looked at around a hit only: asked for in the pattern, they are tried at every letter.
  for (const match of text.matchAll(ANY)) {
    const end = match.index + match[0].length
    const before = text.slice(Math.max(0, match.index - 5), match.index)
    if (WORD_BEFORE.test(before) || WORD_AFTER.test(text.slice(end, end + 2))) continue
    const start = match.index - (THE.exec(before)?.[1]?.length ?? 0)
    found.push({ name: byNeedle.get(match[0]) ?? '', start, end })
  }
  return SAYS_ITSELF.test(text) ? withUnlisted(text, found) : found
}

function withUnlisted(text: string, found: NamedAgency[]): NamedAgency[] {
  const unlisted = Array.from(text.matchAll(UNLISTED), (match) => ({
    name: match[0].replace(/^The /, ''),
    start: match.index,
    end: match.index + match[0].length,
  }))
  const apart = unlisted.filter((one) => !found.some((other) => one.start < other.end && other.start < one.end))
  return [...found, ...apart].sort((a, b) => a.start - b.start)
}

/** The longest of some names that the given initials stand for ("MNA": "Meridian News Agency"), else the initials. */
export function spelledOut(initials: string, names: string[]): string {
  if (!/^\p{Lu}{2,5}$/u.test(initials)) return initials
  const meant = names.filter((name) => name.includes(' ') && initialsOf(name) === initials)
  return meant.sort((a, b) => b.length - a.length || (a < b ? -1 : 1))[0] ?? initials
}

const initialsOf = (name: string) =>
  name
    .split(/[\s-]+/)
    .map((word) => word.charAt(0))
    .filter((letter) => letter !== letter.toLowerCase())
    .join('')

const AFTER_NAME = /^(?:\.com|['’]s? (?:staff|reporters?))?[.,:•|]*$/iu

/** The agency a short text names and nothing else ("The Associated Press", "Reuters •"), or null. */
export function agencyNamed(text: string): string | null {
  const trimmed = text.trim()
  const first = agenciesIn(trimmed)[0]
  if (!first || first.start !== 0) return null
  return AFTER_NAME.test(trimmed.slice(first.end).trim()) ? first.name : null
}

/** The agency that publishes on this host or outlet name, or null. */
export function agencyOfPublisher(publisher: string): string | null {
  const wanted = publisher
    .trim()
    .toLowerCase()
    .replace(/^www\./, '')
  const byHost = AGENCIES.find((agency) => agency.hosts?.some((host) => wanted === host || wanted.endsWith(`.${host}`)))
  return byHost?.name ?? agencyNamed(publisher)
}
