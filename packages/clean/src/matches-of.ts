/**
 * Where a pattern (with the flag g, and of no empty match) matches in a text, in order. `matchAll` copies the pattern each time, which
 * on a line costs more than to look.
 */
export function matchesOf(pattern: RegExp, text: string): RegExpExecArray[] {
  const found: RegExpExecArray[] = []
  pattern.lastIndex = 0
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) found.push(match)
  return found
}
