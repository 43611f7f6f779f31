/** The words of a table written as text: one entry between separators, blank ones dropped. */
export const listed = (text: string, separator: RegExp = /\s+/): string[] =>
  text
    .split(separator)
    .map((entry) => entry.trim().replace(/\s+/g, ' '))
    .filter(Boolean)
