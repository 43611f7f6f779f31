import { approximations, durations, scales, smallNumbers, vagueNumbers } from './number-words.ts'
import { measures, measureTogether } from './measures.ts'
import { currencyAfter, currencyBefore } from './money.ts'
import { countedAfter } from './counted.ts'
import { fractionAt } from './fractions.ts'
import { multipleAt } from './multiples.ts'
import type { Token } from './sentences.ts'

/** A number as it stands in a sentence, tokens `from` up to `to` (exclusive). `value` is null where it is only a range. */
export type FoundNumber = {
  from: number
  to: number
  value: number | null
  low: number
  high: number
  unit: string | null
  approximate: boolean
  /** Written in words, so that it needs something counted to be a figure. */
  inWords: boolean
}

const NUMERAL = /^([$€£¥₹₩₽₴₺₦])?(\d{1,3}(?:,\d{3})+|\d{1,15})(\.\d+)?(%|k|m|mn|bn|tn)?$/
const COMPOUND = /^(.+)-(\p{L}+)$/u
const HYPHENATED = /^([$€£¥₹₩₽₴₺₦])?(\d[\d,.]*)(%|k|m|mn|bn|tn)?-[$€£¥₹₩₽₴₺₦]?(\d[\d,.]*)(%|k|m|mn|bn|tn)?$/
const PERCENT = new Set(['percent', 'percentage', 'pct'])

/** The number that starts at a token: numerals or words, with scale, percent or currency, and as a range. */
export function numberAt(tokens: Token[], at: number): FoundNumber | null {
  const low =
    fractionAt(tokens, at) ??
    multipleAt(tokens, at) ??
    temperatureAt(tokens, at) ??
    vagueAt(tokens, at) ??
    hyphenatedAt(tokens, at) ??
    compoundAt(tokens, at) ??
    minusAt(tokens, at) ??
    plainAt(tokens, at)
  if (!low) return null
  const high = low.value === null ? null : highEnd(tokens, low)
  const range = high && isRange(low, high) ? joined(tokens, low, high) : low
  const unit = range.unit ?? magnitudeOf(tokens, range)
  return {
    ...range,
    unit,
    approximate: range.approximate || approximatedBefore(tokens, at, range.to),
  }
}

/** "5 to 7", "between 5 and 7", "5–7", "five or six"; not "from 5 to 7" and "in 2010 to 79,100", which tell how something moved. */
function highEnd(tokens: Token[], low: FoundNumber): FoundNumber | null {
  const link = tokens[low.to]
  const before = tokens[low.from - 1]?.lower
  if (!link || isYear(tokens, low)) return null
  if (/^[-–]$/.test(link.gap)) return plainAt(tokens, low.to)
  const ranged =
    (link.lower === 'to' && before !== 'from' && before !== 'by') || (link.lower === 'and' && before === 'between')
  if (ranged) return plainAt(tokens, low.to + 1)
  const other = link.lower === 'or' && link.gap === ' ' ? plainAt(tokens, low.to + 1) : null
  return other && isNearby(low, other) ? other : null
}

/** "Seven or eight", "20 or 30": a guess, where the second is at most twice the first. */
const isNearby = (low: FoundNumber, high: FoundNumber) => high.high > low.high && high.high <= low.high * 2

const isYear = (tokens: Token[], { from, to }: FoundNumber) =>
  to === from + 1 && /^(?:1\d|20)\d\d$/.test(tokens[from]!.text)

/** Both in one unit; where one has none, "$300 to 400", it is the other's. A percentage never is: "fell 2% to 400". */
const isRange = (low: FoundNumber, high: FoundNumber) =>
  high.value !== null && (low.unit === high.unit || low.unit === null || (high.unit === null && low.unit !== '%'))

/** "10,000 to 12,000", "5 to 7 percent", "2 to 3 million": the scale and unit of the second hold for the first. */
function joined(tokens: Token[], low: FoundNumber, high: FoundNumber): FoundNumber {
  const scaled = low.value! * (writtenScale(tokens, low) === 1 ? writtenScale(tokens, high) : 1)
  const first = scaled < high.value! ? scaled : low.value!
  if (first >= high.value!) return low
  return { ...low, to: high.to, value: null, low: first, high: high.value!, unit: high.unit ?? low.unit }
}

/** The scale that stands as a word or letter with a number: a million in "3 million" and "3m". */
function writtenScale(tokens: Token[], { from, to }: FoundNumber): number {
  const letter = /\d(m|mn|bn|tn|k)$/.exec(tokens[from]!.text)?.[1]
  const word = tokens.slice(from, to).find(({ lower }) => scales.has(lower))?.lower
  return scales.get(letter ?? word ?? '') ?? 1
}

/** "A magnitude 6.4 quake", "a magnitude of 6.4", "6.4 on the Richter scale". */
function magnitudeOf(tokens: Token[], { from, to }: FoundNumber): string | null {
  const before = tokens[from - 1]?.lower
  const named = before === 'magnitude' || (before === 'of' && tokens[from - 2]?.lower === 'magnitude')
  return named || (tokens[to]?.lower === 'on' && tokens[to + 2]?.lower === 'richter') ? 'magnitude' : null
}

function plainAt(tokens: Token[], at: number): FoundNumber | null {
  const token = tokens[at]
  if (!token) return null
  const together = measureTogether(token.text)
  if (together) return measured(at, Number(together.number.replaceAll(',', '')), together.unit)
  const numeral = NUMERAL.exec(token.text)
  if (numeral) {
    const [, sign, whole = '', fraction = '', suffix = ''] = numeral
    const unit = suffix === '%' ? '%' : currencyBefore(tokens, at, sign)
    const written = Number(whole.replaceAll(',', '') + fraction)
    if (suffix === 'm' && unit === null && isMetres(tokens, at)) return measured(at, written, 'm')
    const value = written * (scales.get(suffix) ?? 1)
    return withScaleAndUnit(tokens, measured(at, value, unit))
  }
  return wordsAt(tokens, at)
}

const measured = (at: number, value: number, unit: string | null): FoundNumber => ({
  from: at,
  to: at + 1,
  value,
  low: value,
  high: value,
  unit,
  approximate: false,
  inWords: false,
})

/** "50m deep" and "won the 100m in 9.8 seconds" are metres, "5m users" are millions. */
const isMetres = (tokens: Token[], at: number) =>
  countedAfter(tokens, at + 1, '', false).to === at + 1 &&
  tokens.slice(Math.max(0, at - NEAR), at + NEAR).some(({ lower }) => LENGTH.test(lower))

const NEAR = 6
const LENGTH =
  /^(?:deep|high|tall|long|wide|waves?|distance|away|metres?|meters?|km|kilomet(?:re|er)s?|sprint|hurdles|freestyle|butterfly|backstroke|breaststroke|relay|race|ran|swam|runner|seconds?)$/

/** "a thousand", "two hundred and fifty", "twenty-three". */
function wordsAt(tokens: Token[], at: number): FoundNumber | null {
  const first = tokens[at]!
  const article =
    (first.lower === 'a' || first.lower === 'an') &&
    scales.has(tokens[at + 1]?.lower ?? '') &&
    (tokens[at + 1]?.lower.length ?? 0) > 2
  const start = article ? 1 : smallNumbers.get(first.lower)
  if (start === undefined) return null
  let value = start
  let to = at + 1
  if (tokens[to]?.lower === 'hundred') {
    value *= 100
    to++
    const rest = tokens[to]?.lower === 'and' ? to + 1 : to
    const more = smallNumbers.get(tokens[rest]?.lower ?? '')
    if (more !== undefined) {
      value += more
      to = rest + 1
    }
  }
  return withScaleAndUnit(tokens, {
    from: at,
    to,
    value,
    low: value,
    high: value,
    unit: null,
    approximate: article && to === at + 1,
    inWords: true,
  })
}

function withScaleAndUnit(tokens: Token[], found: FoundNumber): FoundNumber {
  let { to, value, unit } = found
  const scale = tokens[to]?.gap === ' ' || tokens[to]?.gap === '-' ? scales.get(tokens[to]!.lower) : undefined
  if (scale !== undefined) {
    value = Number((value! * scale).toPrecision(12))
    to++
  }
  const next = tokens[to]?.gap.trim() === '' ? tokens[to]!.lower : ''
  if (PERCENT.has(next) || (next === 'per' && tokens[to + 1]?.lower === 'cent')) {
    unit = '%'
    to += next === 'per' ? 2 : next === 'percentage' && /^points?$/.test(tokens[to + 1]?.lower ?? '') ? 2 : 1
  } else if (unit === null) {
    const currency = currencyAfter(tokens, to)
    if (currency) ({ unit, to } = currency)
  }
  return { ...found, to, value, low: value!, high: value!, unit }
}

/** "dozens", "tens of thousands", "several hundred". */
function vagueAt(tokens: Token[], at: number): FoundNumber | null {
  const word = tokens[at]!.lower
  const phrase = tokens[at + 1]?.lower === 'of' ? `${word} of ${tokens[at + 2]?.lower ?? ''}` : ''
  const [bounds, length] = vagueNumbers.has(phrase) ? [vagueNumbers.get(phrase), 3] : [vagueNumbers.get(word), 1]
  if (bounds) return vague(at, at + length, bounds)
  const plural = word === 'several' ? vagueNumbers.get(`${tokens[at + 1]?.lower ?? ''}s`) : undefined
  return plural ? vague(at, at + 2, plural) : null
}

const vague = (from: number, to: number, [low, high]: [number, number]): FoundNumber => ({
  from,
  to,
  value: null,
  low,
  high,
  unit: null,
  approximate: true,
  inWords: true,
})

/** "A five-year term", "a 6.1-magnitude earthquake"; a number of anything but a measure only describes ("a 38-page report"). */
function compoundAt(tokens: Token[], at: number): FoundNumber | null {
  const token = tokens[at]!
  const [, number = '', measure = ''] = COMPOUND.exec(token.text) ?? []
  if (!measures.has(measure.toLowerCase())) return null
  const alone = plainAt([{ ...token, text: number, lower: number.toLowerCase() }], 0)
  return alone && { ...alone, from: at, to: at + 1, unit: measure.toLowerCase(), inWords: false }
}

const FAR = 20
const TEMPERATURE = /^(\d{1,3}(?:\.\d)?)([CF])$/
const WARMTH =
  /^(?:temperatures?|heat|heatwave|warm(?:er|est|ing)?|cold(?:er|est)?|cool(?:er|ing)?|hot(?:ter|test)?|highs?|lows?|mercury|thermometers?|celsius|fahrenheit|weather)$/

/** "41°C", and "8C" where the sentence speaks of warmth: elsewhere that is a seat, a class or a flat. */
function temperatureAt(tokens: Token[], at: number): FoundNumber | null {
  const token = tokens[at]!
  const next = tokens[at + 1]
  const sign = next && /^ ?°$/.test(next.gap) && /^[CF]$/.test(next.text) ? next.text : null
  const [, number = '', letter = ''] = sign
    ? [token.text, /^\d{1,3}(?:\.\d)?$/.exec(token.text)?.[0], sign]
    : (TEMPERATURE.exec(token.text) ?? [])
  if (
    number === '' ||
    (!sign && !tokens.slice(Math.max(0, at - FAR), at + FAR).some(({ lower }) => WARMTH.test(lower)))
  )
    return null
  const value = Number(number) * (/[-−]$/.test(token.gap) ? -1 : 1)
  const to = sign ? at + 2 : at + 1
  return { from: at, to, value, low: value, high: value, unit: letter, approximate: false, inWords: false }
}

/** "Minus 5 degrees"; not "plus or minus 5". */
function minusAt(tokens: Token[], at: number): FoundNumber | null {
  const isSign = tokens[at]!.lower === 'minus' && tokens[at - 1]?.lower !== 'or'
  const number = isSign ? plainAt(tokens, at + 1) : null
  if (!number?.value) return null
  return { ...number, from: at, value: -number.value, low: -number.value, high: -number.value }
}

/** "10-12 people", "5-7%": a range only where it rises; "3-2" is a score. */
function hyphenatedAt(tokens: Token[], at: number): FoundNumber | null {
  const match = HYPHENATED.exec(tokens[at]!.text.replaceAll('–', '-'))
  if (!match) return null
  const [, sign, first = '', suffix, second = '', lastSuffix = ''] = match
  if (suffix !== undefined && suffix !== lastSuffix) return null
  const scale = scales.get(lastSuffix) ?? 1
  const low = Number(first.replaceAll(',', ''))
  const high = Number(second.replaceAll(',', ''))
  const year = low >= 1000 && low <= 2100 && !first.includes(',')
  if (!(low < high) || year || /^\d{3,}-\d{4}$/.test(tokens[at]!.text)) return null
  const found = withScaleAndUnit(tokens, {
    from: at,
    to: at + 1,
    value: high * scale,
    low,
    high,
    unit: lastSuffix === '%' ? '%' : currencyBefore(tokens, at, sign),
    approximate: false,
    inWords: false,
  })
  return { ...found, value: null, low: low * (found.value! / high), high: found.value! }
}

/** "Over four years" tells how long, not that it was longer. */
function approximatedBefore(tokens: Token[], at: number, to: number): boolean {
  if (tokens[at - 1]?.lower === 'over' && durations.has(tokens[to]?.lower ?? '')) return false
  return approximations.some((phrase) =>
    phrase.every((word, index) => tokens[at - phrase.length + index]?.lower === word),
  )
}
