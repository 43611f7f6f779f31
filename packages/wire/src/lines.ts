/** A line of the page that is not blank. `order` counts such lines from the top. */
export type Line = { text: string; start: number; end: number; order: number }

/** The lines of a text that are not blank, trimmed, with UTF-16 offsets. */
export function linesOf(text: string): Line[] {
  const lines: Line[] = []
  let at = 0
  for (const raw of text.split('\n')) {
    const trimmed = raw.trim()
    if (trimmed) {
      const start = at + raw.indexOf(trimmed)
      lines.push({ text: trimmed, start, end: start + trimmed.length, order: lines.length })
    }
    at += raw.length + 1
  }
  return lines
}
