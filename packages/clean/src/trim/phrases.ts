const SPACELESS = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u

/** A pattern for any of some phrases as whole words, in any case; spaces in them stand for any white space. */
export function anyOf(phrases: readonly string[], where: 'anywhere' | 'start' | 'whole' = 'anywhere'): RegExp {
  const alternatives = phrases
    .toSorted((a, b) => b.length - a.length)
    .map((phrase) => {
      const escaped = phrase.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(' ', '\\s')
      return SPACELESS.test(phrase) ? escaped : `${escaped}(?![\\p{L}\\p{N}])`
    })
    .join('|')
  if (where === 'whole') return new RegExp(`^${EDGE}(?:${alternatives})${EDGE}$`, 'iu')
  if (where === 'start') return new RegExp(`^${EDGE}(?:${alternatives})`, 'iu')
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${alternatives})`, 'iu')
}

/** Marks and brackets that labels are set off with. */
const EDGE = '[\\s\\p{P}\\p{S}]{0,12}'
