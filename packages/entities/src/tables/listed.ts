const SPACE = /\s/

/** The words of a table written as text: one entry between separators, blank ones dropped. */
export function listed(text: string, separator: RegExp = /\s+/): string[] {
  const entries: string[] = []
  for (const part of text.split(separator)) {
    const entry = part.trim()
    if (entry !== '') entries.push(SPACE.test(entry) ? entry.replaceAll(/\s+/g, ' ') : entry)
  }
  return entries
}
