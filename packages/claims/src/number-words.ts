const listed = (text: string) => text.trim().split(/\s+/)

const ONES = listed(
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen',
)
const TENS = listed('twenty thirty forty fifty sixty seventy eighty ninety')

/** Values of the words for small numbers, hyphenated tens included. */
export const smallNumbers = new Map<string, number>([
  ...ONES.map((word, value): [string, number] => [word, value]),
  ...TENS.flatMap((ten, index): [string, number][] => [
    [ten, 20 + 10 * index],
    ...ONES.slice(1, 10).map((one, unit): [string, number] => [`${ten}-${one}`, 20 + 10 * index + unit + 1]),
  ]),
])

/** Words that multiply the number before them. */
export const scales = new Map<string, number>([
  ['dozen', 12],
  ['hundred', 1e2],
  ['thousand', 1e3],
  ['million', 1e6],
  ['billion', 1e9],
  ['trillion', 1e12],
  ['crore', 1e7],
  ['lakh', 1e5],
  ['m', 1e6],
  ['mn', 1e6],
  ['bn', 1e9],
  ['tn', 1e12],
  ['k', 1e3],
])

/** What the plural of a scale stands for: at least two of it, and less than the next. */
export const vagueNumbers = new Map<string, [low: number, high: number]>([
  ['dozens', [24, 99]],
  ['scores', [40, 99]],
  ['hundreds', [200, 999]],
  ['thousands', [2000, 9999]],
  ['millions', [2e6, 999e6]],
  ['billions', [2e9, 999e9]],
  ['tens of thousands', [20_000, 99_999]],
  ['hundreds of thousands', [200_000, 999_999]],
  ['tens of millions', [20e6, 99e6]],
  ['hundreds of millions', [200e6, 999e6]],
])

/** Phrases before a number that make it approximate or a bound, longest first. */
export const approximations = [
  'as many as',
  'as few as',
  'as much as',
  'no more than',
  'no fewer than',
  'no less than',
  'an estimated',
  'more than',
  'less than',
  'fewer than',
  'at least',
  'at most',
  'up to',
  'close to',
  'upwards of',
  'well over',
  'just over',
  'just under',
  'about',
  'around',
  'almost',
  'nearly',
  'roughly',
  'approximately',
  'some',
  'over',
  'under',
  'estimated',
  'approximate',
  'circa',
  'another estimated',
].map((phrase) => phrase.split(' '))

/** Words for parts of a whole, by how many of them make it. */
export const fractions = new Map<string, number>([
  ['half', 2],
  ['third', 3],
  ['quarter', 4],
  ['fifth', 5],
  ['tenth', 10],
])

export const durations = new Set(
  listed(
    'second seconds minute minutes hour hours day days week weeks month months year years decade decades century centuries',
  ),
)
export const months = new Set(
  listed(
    'january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec',
  ),
)
