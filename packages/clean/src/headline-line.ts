import { words } from '@copydesk/news'

const fold = (line: string) =>
  words(line)
    .map((word) => word.text)
    .join(' ')

/** The text without its first line where that only repeats the title. */
export function dropHeadline(text: string, title: string | null): string {
  if (!title) return text
  const end = text.indexOf('\n')
  return end > 0 && end < 500 && fold(text.slice(0, end)) === fold(title) ? text.slice(end + 1) : text
}
