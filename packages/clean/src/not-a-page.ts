const SAMPLE = 20_000
const MOST_UNREADABLE = 0.05

/** How what feeds link to instead of pages begins, decoded to text: PDF, ZIP, PNG, GIF. */
const SIGNATURE = /^(?:%PDF-|PK\p{Cc}{2}|.PNG\r\n|GIF8[79]a)/u

const UNREADABLE = /[\p{Cc}\ufffd](?<![\t\n\f\r])/gu

/** Whether a text is bytes of some other format read as text: a known signature, or many characters that no text has. */
export function looksBinary(text: string): boolean {
  const sample = text.slice(0, SAMPLE)
  if (SIGNATURE.test(sample)) return true
  const unreadable = sample.match(UNREADABLE)?.length ?? 0
  return unreadable > MOST_UNREADABLE * sample.length
}
