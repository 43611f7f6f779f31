/** A tag where it stands in the text: `start` to `end` is the tag itself, `nameEnd` to `attributesEnd` what it carries. */
export type Tag = {
  kind: 'open' | 'empty' | 'close'
  name: string
  start: number
  nameEnd: number
  attributesEnd: number
  end: number
}

const [BANG, QUESTION, SLASH, MORE, LESS, EQUALS, DOUBLE, SINGLE] = [33, 63, 47, 62, 60, 61, 34, 39]

const isSpace = (code: number) => code === 32 || (code >= 9 && code <= 13)
/** Letters, "_", ":" and all beyond ASCII (XML 1.0, production 4, taken widely). */
const startsName = (code: number) =>
  (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95 || code === 58 || code > 127

/** How much of a document its tags may still take up past `LONG_TAG` of each, in characters. */
type Patience = { left: number }

/**
 * Reads the tags of one document, by place: gives the next tag at or after `from`, past comments, CDATA, declarations and processing instructions; null at the end, and
 * where one of these, or a tag, is cut off. "<" that begins none of them ("1 < 2", "<3") is text, and a tag ends where the
 * next one begins: that is what broken feeds need. Linear: no character is looked at more than a few times.
 */
export function tagReader(text: string): (from: number) => Tag | null {
  const patience = { left: READ_AGAIN * text.length }
  return (from) => nextTag(text, from, patience)
}

function nextTag(text: string, from: number, patience: Patience): Tag | null {
  let at = text.indexOf('<', from)
  while (at !== -1) {
    const code = text.charCodeAt(at + 1)
    if (startsName(code)) return openTag(text, at, patience)
    if (code === SLASH && startsName(text.charCodeAt(at + 2))) return closeTag(text, at)
    const end = code === BANG || code === QUESTION ? markEnd(text, at) : at + 1
    if (end === -1) return null
    at = text.indexOf('<', end)
  }
  return null
}

/** What is no element: how it begins and how it ends. The DOCTYPE's own brackets end with the last of its declarations. */
const MARKS = [
  { start: '<![CDATA[', end: ']]>' },
  { start: '<!--', end: '-->' },
  { start: '<?', end: '?>' },
]

function markEnd(text: string, at: number): number {
  const mark = MARKS.find(({ start }) => text.startsWith(start, at))
  const ending = mark?.end ?? '>'
  const end = text.indexOf(ending, at + (mark?.start.length ?? 2))
  return end === -1 ? -1 : end + ending.length
}

function nameEndOf(text: string, at: number): number {
  let end = at
  for (; end < text.length; end += 1) {
    const code = text.charCodeAt(end)
    if (code === MORE || code === SLASH || code === LESS || isSpace(code)) break
  }
  return end
}

function closeTag(text: string, start: number): Tag | null {
  const nameEnd = nameEndOf(text, start + 2)
  const name = text.slice(start + 2, nameEnd)
  if (text.charCodeAt(nameEnd) === MORE)
    return { kind: 'close', name, start, nameEnd, attributesEnd: nameEnd, end: nameEnd + 1 }
  const less = text.indexOf('<', nameEnd)
  const more = text.slice(nameEnd, less === -1 ? text.length : less).indexOf('>')
  if (more === -1 && less === -1) return null
  const end = more === -1 ? less : nameEnd + more + 1
  return { kind: 'close', name, start, nameEnd, attributesEnd: nameEnd, end }
}

function openTag(text: string, start: number, patience: Patience): Tag | null {
  const nameEnd = nameEndOf(text, start + 1)
  const end = tagEnd(text, nameEnd, patience)
  if (end === -1) return null
  const isWhole = text.charCodeAt(end) === MORE
  const isEmpty = isWhole && text.charCodeAt(end - 1) === SLASH
  return {
    kind: isEmpty ? 'empty' : 'open',
    name: text.slice(start + 1, nameEnd),
    start,
    nameEnd,
    attributesEnd: isEmpty ? end - 1 : end,
    end: isWhole ? end + 1 : end,
  }
}

const LONG_TAG = 4 * 1024
/**
 * Where a quote is missing a tag may be read to the end of the text, and what it swallowed is read again: of one document, so many times its
 * length past the first 4 KB of each tag. A well-formed one needs less than once. Then no quote is believed for longer than that.
 */
const READ_AGAIN = 4

/** Where a tag's ">" stands, or the "<" that begins the next tag where it was forgotten; -1 when the text ends before. */
function tagEnd(text: string, nameEnd: number, patience: Patience): number {
  let quote = 0
  let last = 0
  const long = nameEnd + LONG_TAG
  const most = Math.min(text.length, long + patience.left)
  let at = nameEnd
  for (; at < most; at += 1) {
    const code = text.charCodeAt(at)
    if (quote !== 0) {
      if (code === quote) quote = 0
    } else if (code === MORE || code === LESS) {
      break
    } else if ((code === DOUBLE || code === SINGLE) && last === EQUALS) {
      quote = code
    }
    if (!isSpace(code)) last = code
  }
  patience.left -= Math.max(0, at - long)
  if (at < most) return at
  // A quote that nothing closes: the tag is taken to end at its first ">".
  return quote === 0 && most === text.length ? -1 : text.indexOf('>', nameEnd)
}
