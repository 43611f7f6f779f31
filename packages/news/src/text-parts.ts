/** Longer texts are read in parts of about so many UTF-16 code units, so that time and memory are bounded; articles are shorter. */
const PART = 200_000

/** The whole text, or parts of it that end where a line or at least a word does, as offsets from and up to. */
export function* textParts(text: string): Generator<[from: number, to: number]> {
  for (let from = 0; from < text.length;) {
    let to = Math.min(text.length, from + PART)
    if (to < text.length) {
      const part = text.slice(from, to)
      to = from + (part.lastIndexOf('\n') + 1 || part.lastIndexOf(' ') + 1 || PART)
    }
    yield [from, to]
    from = to
  }
}
