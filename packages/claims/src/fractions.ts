import { currencyAfter } from './money.ts'
import { fractions, scales, smallNumbers } from './number-words.ts'
import type { FoundNumber } from './numbers.ts'
import type { Token } from './sentences.ts'

const PERCENT = 100

/** "Half a million", "a third of", "two thirds", "one in five": a part of a whole as a percentage, or of a scale as its number. */
export function fractionAt(tokens: Token[], at: number): FoundNumber | null {
  return partAt(tokens, at) ?? ratioAt(tokens, at)
}

function partAt(tokens: Token[], at: number): FoundNumber | null {
  const part = namedPart(tokens, at)
  if (!part) return null
  return scaled(tokens, at, part.to, part.share) ?? whole(tokens, at, part.to, part.share)
}

/** "Half", "a third", "two thirds", "two-thirds". */
function namedPart(tokens: Token[], at: number): { share: number; to: number } | null {
  const { lower } = tokens[at]!
  const written = lower.includes('-') ? lower.split('-') : []
  const words = written.length === 2 ? written : [lower, tokens[at + 1]?.lower ?? '']
  const half = fractions.get(words[0]!)
  if (half === 2) return { share: 1 / half, to: at + 1 }
  const parts = words[0] === 'a' ? 1 : smallNumbers.get(words[0]!)
  const base = fractions.get(words[1]!.replace(/s$/, ''))
  if (parts === undefined || base === undefined || parts >= base) return null
  return { share: parts / base, to: at + (written.length === 2 ? 1 : 2) }
}

const asPercent = (share: number) => Math.round(share * PERCENT * 100) / 100

/** "Half a million", "a quarter of a million", "a quarter of a percentage point". */
function scaled(tokens: Token[], from: number, end: number, share: number): FoundNumber | null {
  const of = tokens[end]?.lower === 'of' ? end + 1 : end
  if (tokens[of]?.lower !== 'a') return null
  const points = tokens[of + 1]?.lower === 'percentage' && tokens[of + 2]?.lower === 'point'
  if (points) return found(from, of + 3, share, '%', false)
  const scale = scales.get(tokens[of + 1]?.lower ?? '')
  if (scale === undefined || scale < 100) return null
  const { unit, to } = currencyAfter(tokens, of + 2) ?? { unit: null, to: of + 2 }
  return found(from, to, share * scale, unit, true)
}

/** "The first half of 2026". */
const ORDINALS = new Set(['first', 'second', 'third', 'fourth', 'last', 'latter', 'final', 'opening'])

/** A part of something that is named, or "by a third". "The first half" and "a quarter" of a year are none. */
function whole(tokens: Token[], from: number, to: number, share: number): FoundNumber | null {
  const next = tokens[to]?.lower
  const before = tokens[from - 1]?.lower ?? ''
  if (ORDINALS.has(before)) return null
  const isShare =
    next === 'of' || next === 'as' || before === 'by' || (next === 'the' && tokens[from]!.lower === 'half')
  return isShare ? found(from, to, asPercent(share), '%', false) : null
}

/** "One in five", "1 in 10". */
function ratioAt(tokens: Token[], at: number): FoundNumber | null {
  const [first, link, second] = [tokens[at], tokens[at + 1], tokens[at + 2]]
  if (link?.lower !== 'in' || !first || !second) return null
  const part = small(first)
  const base = small(second)
  if (part === null || base === null || part >= base) return null
  if (part > 1 && tokens[at + 3]?.gap.trim() !== '') return null
  return found(at, at + 3, asPercent(part / base), '%', false)
}

const small = ({ text, lower }: Token): number | null =>
  smallNumbers.get(lower) ?? (/^\d{1,3}$/.test(text) && Number(text) <= PERCENT ? Number(text) : null)

const found = (from: number, to: number, value: number, unit: string | null, approximate: boolean): FoundNumber => ({
  from,
  to,
  value,
  low: value,
  high: value,
  unit,
  approximate,
  inWords: true,
})
