import { listed } from '../tables/listed.ts'
import type { Token } from './tokens.ts'

const ENGLISH = new Set(
  listed(`
  the of and to in is was for that with on said by from at his her has have had were are be been it he she they an as but not who which will would
  their this its after about more than when
  `),
)
/** The commonest small words of other languages in Latin letters that English and its names have not. Source: each language's word counts. */
const OTHERS = new Set(
  listed(`
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
  și că este nu
  az és hogy nem egy
  se je že
  ja ei että
  `),
)
const FEWEST_WORDS = 3
/** In so many words in small letters English has some of its small words. */
const PROSE = 12

/** Whether the model, which learnt English, fits a text: not where small words of other languages or other scripts prevail. */
export function isEnglish(tokens: Token[]): boolean {
  let english = 0
  let others = 0
  let foreign = 0
  let words = 0
  let small = 0
  for (const { word } of tokens) {
    if (word.kind !== 'word') continue
    words++
    if (!word.latin) {
      foreign++
      continue
    }
    if (word.hasUpper) continue
    small++
    if (ENGLISH.has(word.lower)) english++
    else if (OTHERS.has(word.lower) || word.accented) others++
  }
  if (foreign * 2 > words || (small >= PROSE && english === 0)) return false
  return others < FEWEST_WORDS || others <= english
}
