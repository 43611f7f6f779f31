import { decodeHTMLStrict } from 'entities'

/** A name begins after space, a stroke or a value, so that a long run of letters is tried once. */
const ATTRIBUTE = /(?<=^|[\s"'/])([^\s"'<>/=]{1,100})\s{0,99}=\s{0,99}(?:"([^"]*)"|'([^']*)'|([^\s"'<>]+))/g
/** More than any tag of a feed has that is one. */
const LONGEST_ATTRIBUTES = 64 * 1024
const MOST_ATTRIBUTES = 200

/**
 * A tag's attributes by their names in lower case, or as they are `spelled`, decoded; of two by one name the first counts.
 * Reads the first 65,536 characters and 200 attributes.
 */
export function attributesOf(tag: string, names: 'lower case' | 'spelled' = 'lower case'): Map<string, string> {
  const attributes = new Map<string, string>()
  const read = tag.length > LONGEST_ATTRIBUTES ? tag.slice(0, LONGEST_ATTRIBUTES) : tag
  ATTRIBUTE.lastIndex = 0
  for (let found = ATTRIBUTE.exec(read); found && attributes.size < MOST_ATTRIBUTES; found = ATTRIBUTE.exec(read)) {
    const [, name = '', double, single, bare] = found
    const key = names === 'spelled' ? name : name.toLowerCase()
    const value = double ?? single ?? bare ?? ''
    const runsOn = bare === undefined && value.endsWith('=') && /[^\s/]/.test(read.charAt(ATTRIBUTE.lastIndex))
    if (!attributes.has(key)) attributes.set(key, decodeHTMLStrict(runsOn ? withoutNext(value) : value))
  }
  return attributes
}

/** A value whose last quote was forgotten runs on to the quote of the next attribute: it ends before that one's name. */
const withoutNext = (value: string) => value.replace(/(?<!\s)\s+[\w:-]{1,40}=$/, '')
