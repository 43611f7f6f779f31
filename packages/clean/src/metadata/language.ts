import { type Chosen, choose } from './choose.ts'
import { firstString } from './linked-data.ts'
import { type PageFacts, textsOf } from './page-facts.ts'

/** Languages of news sites by ISO 639-1; some systems give their names for them, in English or in themselves. */
const CODES =
  'af am ar az be bg bn bs ca cs cy da de el en es et eu fa fi fil fr ga gl gu he hi hr hu hy id is it ja ka kk km kn ko ky lo lt lv mk ml mn mr ms my nb ne nl no pa pl ps pt ro ru si sk sl so sq sr sv sw ta te th tr uk ur uz vi zh'.split(
    ' ',
  )
const CODE_OF = new Map(
  CODES.flatMap((code) =>
    ['en', code].map((inLanguage): [string, string] => {
      const names = new Intl.DisplayNames([inLanguage], { type: 'language' })
      return [names.of(code)?.toLowerCase() ?? code, code]
    }),
  ),
)
const LETTERS_OF_A_CODE = 3

/** The page's language as a tag (RFC 5646), by the first field that gives one in whose script the page is titled. */
export function language(facts: PageFacts): Chosen<string> {
  const { linked, meta, elements } = facts
  const isAnother = isInAnotherScript(
    [...textsOf(elements.titles, 1), ...textsOf(elements.headings, MOST_HEADINGS)].join(' '),
  )
  return choose(
    [
      { source: 'json-ld inLanguage', confidence: 0.9, values: [firstString(linked.article?.['inLanguage'])] },
      { source: 'html lang', confidence: 0.85, values: [elements.html[0]?.attribs['lang']] },
      { source: 'og:locale', confidence: 0.7, values: meta.get('og:locale') ?? [] },
      {
        source: 'meta language',
        confidence: 0.7,
        values: ['content-language', 'language', 'dc.language', 'dcterms.language'].flatMap(
          (name) => meta.get(name) ?? [],
        ),
      },
    ],
    (given) => {
      const tag = languageTag(given)
      return tag && !(isAnother && isInLatin(tag)) ? tag : null
    },
  )
}

/** A language tag in the spelling of RFC 5646, or null. */
function languageTag(given: string): string | null {
  const named = CODE_OF.get(given.trim().toLowerCase())
  try {
    const [tag] = Intl.getCanonicalLocales(named ?? given.trim().replaceAll('_', '-'))
    return tag !== undefined && new Intl.Locale(tag).language.length <= LETTERS_OF_A_CODE ? tag : null
  } catch {
    return null
  }
}

const MOST_HEADINGS = 20
const FEWEST_LETTERS = 20
const MOST = 0.7
const OTHER_SCRIPTS =
  /[\p{Script=Arabic}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Hebrew}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Gujarati}\p{Script=Thai}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu
/** Written in Latin letters and in others, whatever their tag says alone. */
const OF_TWO_SCRIPTS = new Set('az bs kk ku ms sr tg tk uz'.split(' '))

/** Whether a text is long enough to tell, and nearly all in letters that are not Latin. */
function isInAnotherScript(text: string): boolean {
  const letters = text.match(/\p{L}/gu)?.length ?? 0
  return letters >= FEWEST_LETTERS && (text.match(OTHER_SCRIPTS)?.length ?? 0) >= MOST * letters
}

/** Templates say "en-US" of pages in Arabic. */
function isInLatin(tag: string): boolean {
  const { script, language: code } = new Intl.Locale(tag).maximize()
  return script === 'Latn' && !OF_TWO_SCRIPTS.has(code)
}
