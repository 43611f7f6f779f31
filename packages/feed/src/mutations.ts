/** Seeded damage to feeds, for the fuzz test and its longer run (scripts/fuzz.ts). */

/** A whole number from 0 up to, not including, the limit. */
type Draw = (limit: number) => number

/** Mulberry32: the same seed gives the same damage on any machine. */
function drawFrom(seed: number): Draw {
  let state = seed | 0
  return (limit) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit)
  }
}

/** What XML and HTML readers stumble over. */
const SPLINTERS = [
  '<', '>', '&', '"', "'", '/', '=', ';', ']]>', '<![CDATA[', '<!--', '-->', '<?', '?>', '<!DOCTYPE x [', '&#0;', '&#xD800;', '&amp;lt;',
  '\0', '\uD800', '\uFEFF', '</', '/>', '<a b="', '<item>', '</item>', '<entry>', '<channel>', '</rss>', '<url>', '<!', '&l9;', '{', '[',
  '<x xmlns:y="http://www.w3.org/2005/Atom">', '<link xml:base="http://a.example/b/">', '<pubDate>', 'Mon, ', '1 ', '(', ' , ',
] // prettier-ignore

const insert = (text: string, at: number, piece: string) => text.slice(0, at) + piece + text.slice(at)
const tagAt = (text: string, draw: Draw) => Math.max(0, text.indexOf('<', draw(text.length)))

/** A piece over and over, but not more than 16 times the reach in all. */
const over = (piece: string, times: number, reach: number) =>
  piece.repeat(Math.min(times, Math.floor((16 * reach) / (piece.length + 1))))

type Mutation = (text: string, draw: Draw, reach: number) => string

/** `reach`, in characters: how large what is added may be. */
const MUTATIONS: Record<string, Mutation> = {
  truncation: (text, draw) => text.slice(0, draw(text.length)),
  flips: (text, draw) => {
    const units = text.split('')
    for (let count = draw(20); count >= 0; count -= 1) units[draw(units.length)] = String.fromCharCode(draw(256))
    return units.join('')
  },
  splinters: (text, draw) => {
    let broken = text
    for (let count = draw(10); count >= 0; count -= 1)
      broken = insert(broken, draw(broken.length), SPLINTERS[draw(SPLINTERS.length)] ?? '')
    return broken
  },
  'a splinter without end': (text, draw, reach) =>
    insert(text, draw(text.length), over(SPLINTERS[draw(SPLINTERS.length)] ?? '', draw(reach), reach)),
  removal: (text, draw) => {
    const at = draw(text.length)
    return text.slice(0, at) + text.slice(at + draw(200))
  },
  'tags again': (text, draw, reach) => {
    const at = tagAt(text, draw)
    const piece = text.slice(at, at + 1 + draw(300))
    return insert(text, at, over(piece, draw(Math.ceil(reach / 20)), reach))
  },
  'a tag nested': (text, draw, reach) => {
    const at = tagAt(text, draw)
    const end = text.indexOf('>', at) + 1
    return insert(text, at, over(text.slice(at, end), draw(Math.ceil(reach / 20)), reach))
  },
  'an entity bomb': (text, draw) => {
    const levels = Array.from({ length: 12 }, (_, level) => `<!ENTITY l${level + 1} "${`&l${level};`.repeat(10)}">`)
    return `<!DOCTYPE rss [<!ENTITY l0 "ha">${levels.join('')}]>${insert(text, draw(text.length), '&l12;')}`
  },
  'a huge attribute': (text, draw, reach) =>
    insert(text, text.indexOf('>', draw(text.length)), ` title="${'x'.repeat(draw(reach))}"`),
  'many attributes': (text, draw, reach) =>
    insert(
      text,
      text.indexOf('>', draw(text.length)),
      Array.from({ length: draw(Math.ceil(reach / 10)) }, (_, index) => ` a${index}="&amp;"`).join(''),
    ),
  'an exchange': (text, draw) => {
    const [from, to] = [draw(text.length), draw(text.length)].toSorted((a, b) => a - b)
    return text.slice(to) + text.slice(from, to) + text.slice(0, from)
  },
}

const NAMES = Object.keys(MUTATIONS)
const MOST_MUTATIONS = 4

/** One of the feeds, damaged in one to four ways; of what a seed means, only the feeds and the reach decide. */
export function mutant(feeds: readonly string[], seed: number, reach: number): { text: string; by: string[] } {
  const draw = drawFrom(seed)
  let text = feeds[draw(feeds.length)] ?? ''
  const by: string[] = []
  for (let count = draw(MOST_MUTATIONS); count >= 0; count -= 1) {
    const name = NAMES[draw(NAMES.length)] ?? ''
    text = MUTATIONS[name]?.(text, draw, reach) ?? text
    by.push(name)
  }
  return { text, by }
}
