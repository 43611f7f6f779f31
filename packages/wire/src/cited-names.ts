import { agenciesIn, type NamedAgency } from './agencies.ts'

/** A run of words with capitals, and the small words that names have in them. */
const RUN =
  /\p{Lu}[\p{L}\p{N}&'’-]*(?: (?:\p{Lu}[\p{L}\p{N}&'’-]*|of|and|de|del|della|dello|di|do|du))*(?<! (?:of|and|de|del|della|dello|di|do|du))/gu
/** What the names of newspapers end with. Companies and public bodies do not: what they report is theirs. */
const LAST_WORD =
  /(?:^|-)(?:Times|Post|Herald|Tribune|Journal|Gazette|Chronicle|Observer|Examiner|Courier|Telegraph|Guardian|Independent|Mirror|Dispatch|Ledger|Sentinel|Globe|Inquirer|Enquirer|Argus|Mail|Express|Star|Sun|Bee|News|Press|Magazine|Zeitung|Nachrichten|Tagblatt|Tageblatt|Anzeiger|Kurier|Rundschau|Presse)$/u
/** What they begin with, where it is not how they end. */
const FIRST_WORD = /^(?:Daily|Diario|Diário|Jornal|Folha|Corriere|Gazzetta|Giornale)$/u
/** What a journal of a science finds is public. */
const SCHOLARLY = /\b(?:Medical|Law|Scientific|Academic)\b/u
/** One such word alone may be anything, unless it is "the" one. */
const ARTICLE_BEFORE = /(?:^|\s)(?:the|der|die|das|le|la|el|il|o) $|l['’]$/iu
const ARTICLE = /^(?:The|Der|Die|Das|Le|La|El|Il|O) /u
const MOST_WORDS = 5

/** Papers and sites whose names have no such word, as they are called. */
const NAMED_OTHERWISE: ReadonlyMap<string, string> = new Map(
  [
    ['Der Spiegel', 'Spiegel'],
    ['Die Zeit'],
    ['Bild'],
    ['Handelsblatt'],
    ['Tagesspiegel'],
    ['Stern'],
    ['FAZ'],
    ['Der Standard'],
    ['Le Monde'],
    ['Le Figaro'],
    ['Le Parisien'],
    ['Libération'],
    ['Les Echos', 'Les Échos'],
    ['Mediapart'],
    ['El País'],
    ['El Mundo'],
    ['La Vanguardia'],
    ['Clarín'],
    ['La Nación'],
    ['La Repubblica', 'Repubblica'],
    ['La Stampa'],
    ['O Globo'],
    ['De Telegraaf'],
    ['Aftonbladet'],
    ['Haaretz'],
    ['Kommersant'],
    ['Meduza'],
    ['The Economist'],
    ['The Atlantic'],
    ['The Information'],
    ['The Intercept'],
    ['Semafor'],
    ['TechCrunch'],
    ['Forbes'],
    ['Variety'],
    ['Rolling Stone'],
    ['Vanity Fair'],
    ['TMZ'],
  ].flatMap(([name = '', ...spellings]) => [name, ...spellings].map((spelling): [string, string] => [spelling, name])),
)

/**
 * Who is named in a paragraph that may have found something out: agencies and outlets that are known, and whoever is called as newspapers
 * are. A name alone says nothing: frames do.
 */
export function namesIn(paragraph: string): NamedAgency[] {
  const known = agenciesIn(paragraph)
  const others = Array.from(paragraph.matchAll(RUN)).flatMap((run) => paperIn(run[0], run.index, paragraph))
  const apart = others.filter((one) => !known.some((other) => one.start < other.end && other.start < one.end))
  return [...known, ...apart].sort((a, b) => a.start - b.start)
}

/** The agency, outlet or newspaper that a few words name and nothing else, or null. */
export function reporterNamed(words: string): string | null {
  const [first] = namesIn(words)
  return first?.start === 0 && first.end === words.length ? first.name : null
}

function paperIn(run: string, start: number, paragraph: string): NamedAgency[] {
  const name = NAMED_OTHERWISE.get(run)
  if (name !== undefined) return [{ name, start, end: start + run.length }]
  const bare = run.replace(ARTICLE, '')
  const words = bare.split(' ')
  if (words.length > MOST_WORDS || SCHOLARLY.test(bare)) return []
  const isPaper = LAST_WORD.test(words.at(-1) ?? '') || (words.length > 1 && FIRST_WORD.test(words[0] ?? ''))
  const isOne = words.length > 1 || bare !== run || ARTICLE_BEFORE.test(paragraph.slice(Math.max(0, start - 5), start))
  return isPaper && isOne ? [{ name: bare, start, end: start + run.length }] : []
}
