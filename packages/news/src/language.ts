const listed = (text: string) => new Set(text.trim().split(/\s+/))

/** Small words that are English alone among the languages in Latin letters: "in", "is", "was", "of" and "on" are others' too. */
const ENGLISH_ALONE = listed(`
  the and with that from were they their which would said been this his who what when there about more than could its into says these those
  because through while where after being should other between against
`)
/** The commonest small words of English, whoever else has them. */
const ENGLISH = listed(`
  the of and to in is was for that with on said by from at his her has have had were are be been it he she they an as but not who which will would
  their this its after about more than when
`)
/** The commonest small words of other languages in Latin letters that English and its names have not. Source: each language's word counts. */
const OTHERS = listed(`
  der das und den dem des ein eine einen nicht mit ist auf für sich auch wird wurde nach vor zum zur sagte sind
  les des une et est dans pour que qui sur pas plus avec aux sont été
  los las una y es por con para su como más dijo este
  il lo gli della che per sono nel è non di ha nella alla
  os um uma não em dos mais foi ao
  het een en dat niet op zijn voor aan
  och att det som på är av för inte med till ett
  og ikke til
  w z się nie jest że przez
  ve bir bu için ile olarak
  yang dengan untuk pada dari
  ang ng mga sa ay
  și că este nu
  az és hogy nem egy
  se je že
  ja ei että
`)

const WORD = /\p{L}[\p{L}\p{M}]*/gu
const LATIN = /\p{Script=Latin}/u
const LOWER = /^\p{Ll}/u
const ACCENTED = /[^\p{ASCII}’]/u
/** So much of a text tells its language. */
const SAMPLE = 20_000
/** In so many words in small letters English has some that are its alone; of its news, they are a seventh. */
const PROSE = 40
const LEAST_SHARE = 0.04
/** In so many it has some of its small words. */
const SOME_PROSE = 12
const FEWEST_OTHERS = 3
/** Of so many words one in small letters leaves a text one in capitals. */
const MOST_CAPITAL = 20

/** Whether a text is English, by its small words; what is too short to tell is taken to be, unless it has other languages' or other letters. */
export function isEnglish(text: string): boolean {
  const words = text.slice(0, SAMPLE).match(WORD) ?? []
  const latin = words.filter((word) => LATIN.test(word))
  if (latin.length * 2 < words.length) return false
  const lower = latin.filter((word) => LOWER.test(word))
  // A text in capitals is read as if it had none: names are among its words, so that it has fewer that are its language's.
  const isCapital = lower.length * MOST_CAPITAL < latin.length
  const small = isCapital ? latin.map((word) => word.toLowerCase()) : lower
  const count = (some: ReadonlySet<string>) => small.filter((word) => some.has(word)).length
  if (!isCapital && small.length >= PROSE) return count(ENGLISH_ALONE) >= small.length * LEAST_SHARE
  if (!isCapital && small.length >= SOME_PROSE && count(ENGLISH) === 0) return false
  const others = small.filter((word) => OTHERS.has(word) || ACCENTED.test(word)).length
  return others < FEWEST_OTHERS || others <= count(ENGLISH_ALONE)
}
