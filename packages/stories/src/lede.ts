/** Shorter lines before the text are headings, places or credits. */
const SHORTEST = 60

/** What stands between a dateline and the first word after it. */
const AFTER_MARK = /^[\s—–:·-]+/

/** Where something stands in a text, in UTF-16 code units. */
type Span = { start: number; end: number }

/**
 * The first paragraph of an article that is long enough to be one, as it stands but for the dateline or byline that opens it
 * (`marks`, by their places in the text); null where none is.
 */
export function ledeOf(text: string, marks: Span[]): string | null {
  let start = 0
  for (const line of text.split('\n')) {
    const lede = afterMarks({ start, end: start + line.length }, text, marks)
    if (lede.length >= SHORTEST) return lede
    start += line.length + 1
  }
  return null
}

function afterMarks({ start, end }: Span, text: string, marks: Span[]): string {
  const opening = marks.find(
    (mark) => mark.end > start && mark.end <= end && text.slice(start, mark.start).trim() === '',
  )
  const line = text.slice(opening?.end ?? start, end)
  return (opening ? line.replace(AFTER_MARK, '') : line).trim()
}
