import type { Evidence } from './decide-type.ts'
import { knownAt } from './gazetteer.ts'
import type { LineStyle, Token } from './tokens.ts'

/** What stands in and around a run of capitalised words, for `decideType`. */
export function gatherEvidence(tokens: Token[], from: number, to: number, titled: boolean, style: LineStyle): Evidence {
  const first = tokens[from]!
  const last = tokens[to - 1]!
  const next = tokens[to]
  const inPhrase = first.gap === 'space'
  return {
    words: tokens.slice(from, to).map((token) => token.lower),
    acronym: to === from + 1 && first.acronym,
    opens: first.opens,
    title: style === 'title',
    titled,
    before: inPhrase ? (tokens[from - 1]?.lower ?? '') : '',
    beforeThat: inPhrase && tokens[from - 1]?.gap === 'space' ? (tokens[from - 2]?.lower ?? '') : '',
    after: next && !last.possessive && next.gap === 'space' && !next.opens ? next.lower : '',
    followedBy: followedBy(tokens, to),
    abbreviates: first.acronym && to === from + 1 && initialsBefore(tokens, from, first.key),
    possessive: last.possessive,
  }
}

function followedBy(tokens: Token[], at: number): Evidence['followedBy'] {
  const next = tokens[at]
  if (next?.gap !== 'comma') return null
  if (/^\d{1,2}$/.test(next.key)) return 'age'
  return next.capital && knownAt(tokens, at)?.known.type === 'place' ? 'place' : null
}

/** Whether the words right before a bracket begin with the letters of the acronym in it; small words may be skipped. */
export function initialsBefore(tokens: Token[], at: number, acronym: string): boolean {
  if (tokens[at]!.gap !== 'apart' || acronym.length < 2 || acronym.length > 8) return false
  let letter = acronym.length - 1
  for (let back = at - 1; back >= 0 && letter >= 0 && at - back <= 2 * acronym.length; back--) {
    const token = tokens[back]!
    if (!token.capital) continue
    if (token.key.charAt(0) !== acronym.charAt(letter)) return false
    letter--
  }
  return letter < 0
}
