import { seeded } from '../set-up/seeded.ts'

/** A whole number from 0 up to, not including, the limit. */
export type Draw = (limit: number) => number

export const drawFrom = (seed: number): Draw => {
  const random = seeded(seed)
  return (limit) => Math.floor(random() * limit)
}

export const one = <T>(of: readonly [T, ...T[]], draw: Draw): T => of[draw(of.length)] ?? of[0]

/** Texts that readers of parameters, queries, markup, logs and terminals stumble over, by what they are for. */
const HOSTILE = [
  // Nothing, and what looks like it.
  '', ' ', '\t', 'null', 'undefined', 'NaN', 'true', '[]', '{}', '[object Object]', '__proto__', 'constructor', 'toString',
  // Numbers at their ends.
  '0', '-1', '1e400', '-0', '2147483648', '9223372036854775808', '99999999999999999999', '1.5', '0x10', 'Infinity', '١٢٣',
  // SQL, its patterns, and its full-text queries.
  "'", "''", '";--', "' or '1'='1", "'; drop table article; --", '$1', '$$', "\\'", '\\', '%', '_', '%%%%', 'a%_b', ':*', '!a', 'a & | b', '((', '<->',
  "a'b:c!d", '"', '"unclosed', 'or or or', '-', '- - -', '-"', ') or (', "E'\\x00'", '/*', '*/', 'select pg_sleep(9)', "a' || pg_sleep(9) || '",
  // Letters that encodings trip over.
  '\0', 'a\0b', '\uD800', 'x\uDFFFy', '\uFEFF', '\u202Egpj.exe', '\u2028', 'ﬀ', 'İ', 'ß', 'e\u0301\u0301\u0301', '👩‍👩‍👧', '\u{10FFFF}', '\u0085', '\u001b[2J',
  // Markup and scripts.
  '<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', 'javascript:alert(1)', '&lt;b&gt;', ']]>', '{{7*7}}', '${7*7}', '<!--',
  // Paths and addresses.
  '..', '../../etc/passwd', '..%2f..%2fetc', '.', '/', '//', '%00', '%ff', '%u0041', '?', '#', 'http://127.0.0.1/', 'file:///etc/passwd', 'http://[::1',
  // Times.
  '2026-13-45', '0000-00-00', '2026-02-30', '9999-12-31T23:59:59Z', '-9999-01-01', '294276-12-31', '2026-03-10T25:61:61Z', '2026-03-10T05:00:00+99:99', 'now', 'infinity',
  // Lines that end too early.
  'a\r\nb: c', 'a\nb', '\r\n\r\n',
] as const // prettier-ignore

const REPEATED = ['a', '(', '"', '%', "'", '-', ' ', '\u0301', '🙂', '!', '<', 'or '] as const
const LENGTHS = [41, 81, 301, 4001, 70_000] as const

/** A text from the table, one over and over, two of them in one, or letters by chance. */
export function hostileText(draw: Draw): string {
  const kind = draw(10)
  if (kind < 6) return one(HOSTILE, draw)
  if (kind < 7) return one(REPEATED, draw).repeat(one(LENGTHS, draw))
  if (kind < 9) return one(HOSTILE, draw) + one(HOSTILE, draw)
  return Array.from({ length: draw(40) }, () => String.fromCharCode(draw(0xffff))).join('')
}

/** A value as JSON may hold it, hostile on every level. */
export function hostileValue(draw: Draw, depth = 3): unknown {
  switch (draw(depth > 0 ? 9 : 6)) {
    case 0:
      return null
    case 1:
      return draw(2) === 0
    case 2:
      return one([0, -1, 1.5, 1e308, 2 ** 53, -(2 ** 63), draw(1000)], draw)
    case 6:
      return Array.from({ length: draw(5) }, () => hostileValue(draw, depth - 1))
    case 7:
    case 8:
      return Object.fromEntries(
        Array.from({ length: draw(5) }, () => [hostileText(draw), hostileValue(draw, depth - 1)]),
      )
    default:
      return hostileText(draw)
  }
}
