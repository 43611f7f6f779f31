/**
 * What is said to have become of those who are counted, by the words that say it: "eleven people" killed and "eleven people" hurt are two
 * figures. Looked for in the words around the number, the nearest first.
 */
const FATES: Record<string, string> = {
  killed:
    'kill killed kills killing dead die died dies death deaths fatal fatally fatalities toll perished slain drowned',
  hurt: 'injure injured injures injuring injuries injury hurt wounded wounding wounds hospitalized hospitalised treated casualties',
  missing: 'missing unaccounted disappeared',
  rescued: 'rescue rescues rescued rescuing saved survived survivors freed',
  displaced: 'displaced displacing evacuated evacuating evacuate evacuees homeless fled flee sheltered',
  detained:
    'arrested arrests arrest arresting detain detained detaining detentions jailed imprisoned charged convicted custody',
  deployed: 'deployed deploy deploying sent sending send dispatched stationed training trained fighting',
  lost: 'cut cuts laid layoffs fired lost shed axed redundancies redundant',
  destroyed: 'destroy destroys destroyed destroying burned burnt collapsed damaged razed flattened ruined',
}

/** Words for anybody: whoever is counted by one may be the same as whoever is counted by another. */
export const ANYBODY = new Set(
  'people person persons men women civilians residents passengers victims others students workers soldiers troops fighters personnel members employees jobs staff lives'.split(
    ' ',
  ),
)

const fateOfWord = new Map(
  Object.entries(FATES).flatMap(([fate, words]) => words.split(' ').map((word): [string, string] => [word, fate])),
)

const WORD = /[\p{L}\p{M}]+/gu
/** How far a word may stand from the number and still be about what is counted, in words. */
const REACH = 8

/** What became of what a number in a sentence counts; null where no word says so. */
export function fateIn(sentence: string, numberAt: number): string | null {
  const words = Array.from(sentence.matchAll(WORD), ({ 0: word, index }) => ({ word: word.toLowerCase(), index }))
  const own = words.findIndex(({ index }) => index >= numberAt)
  const at = own < 0 ? words.length : own
  let best: { fate: string; distance: number } | null = null
  for (const [place, { word }] of words.entries()) {
    const fate = fateOfWord.get(word)
    // What follows the number tells more of it than what comes before.
    const distance = place >= at ? place - at : (at - place) * 2
    if (fate && distance <= REACH && (!best || distance < best.distance)) best = { fate, distance }
  }
  return best?.fate ?? null
}
