/** The words of a text as hashes, with UTF-16 offsets into the text: what every comparison works on. */
export type WordRun = { hashes: Uint32Array; starts: Uint32Array; ends: Uint32Array }

export type Span = { start: number; end: number }

/** A page's words beyond this many are not compared: it bounds the time and memory one hostile page can take. */
const MAX_WORDS = 20_000

const SEPARATOR = 1
const LETTER = 2
const IDEOGRAPH = 3
const SILENT = 4

const kinds = new Uint8Array(0x10000)
const folds = new Uint16Array(0x10000)

const IDEOGRAPHS =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u
const ACCENTED = /^.\p{M}*$/u
const STOP = 0x2e
const NUMBER = /\p{N}/u
const LATIN_MARK = /[\u0300-\u036f\u200b-\u200d\u00ad'’ʼ＇]/u

/** Kind and folded form (NFKD, lower case, without accents) of a UTF-16 code unit, worked out once for each. */
function classify(code: number): number {
  const char = String.fromCharCode(code)
  let kind = SEPARATOR
  if (LATIN_MARK.test(char)) kind = SILENT
  else if (IDEOGRAPHS.test(char)) kind = IDEOGRAPH
  else if (/[\p{L}\p{N}\p{M}]/u.test(char)) kind = LETTER
  kinds[code] = kind
  // A letter loses its accents; a Hangul syllable, which is taken apart into letters, stays whole.
  const apart = char.normalize('NFKD')
  folds[code] = (ACCENTED.test(apart) ? apart : char).toLowerCase().charCodeAt(0)
  return kind
}

const FNV_BASIS = 0x811c9dc5
const FNV_PRIME = 0x01000193

/** Filled anew by each reading: arrays made for each page would cost as much as reading it. */
const room: WordRun = {
  hashes: new Uint32Array(MAX_WORDS),
  starts: new Uint32Array(MAX_WORDS),
  ends: new Uint32Array(MAX_WORDS),
}

const taken = (count: number): WordRun => ({
  hashes: room.hashes.slice(0, count),
  starts: room.starts.slice(0, count),
  ends: room.ends.slice(0, count),
})

/** Gathers words code unit by code unit, up to the room there is. */
class WordCollector {
  count = 0
  #start = -1
  #end = 0
  #hash = FNV_BASIS

  get full(): boolean {
    return this.count >= MAX_WORDS
  }

  letter(at: number, fold: number): void {
    if (this.#start < 0) this.#start = at
    this.#end = at + 1
    this.#hash = Math.imul(this.#hash ^ fold, FNV_PRIME)
  }

  close(): void {
    if (this.#start < 0 || this.full) return
    room.hashes[this.count] = this.#hash >>> 0
    room.starts[this.count] = this.#start
    room.ends[this.count] = this.#end
    this.count += 1
    this.#start = -1
    this.#hash = FNV_BASIS
  }
}

const kindAt = (text: string, at: number): number => {
  const code = text.charCodeAt(at)
  return Number.isNaN(code) ? SEPARATOR : kinds[code] || classify(code)
}

/** Whether a stop stands between two letters that are nothing but initials. */
function isInsideInitials(text: string, stop: number): boolean {
  const areSingle = kindAt(text, stop - 2) === SEPARATOR && kindAt(text, stop + 2) === SEPARATOR
  if (!areSingle || kindAt(text, stop - 1) !== LETTER || kindAt(text, stop + 1) !== LETTER) return false
  return !NUMBER.test(text.charAt(stop - 1)) && !NUMBER.test(text.charAt(stop + 1))
}

/**
 * The words of a text. Scripts written without spaces give one word a character. An apostrophe neither ends a word nor counts, nor do
 * the stops of initials, so that their many spellings compare equal ("U.S.", "US"). Words beyond the first 20,000 are not read.
 */
export function wordRun(text: string): WordRun {
  const collector = new WordCollector()
  for (let at = 0; at < text.length && !collector.full; at += 1) {
    const code = text.charCodeAt(at)
    const kind = kinds[code] || classify(code)
    if (kind === SILENT || (code === STOP && isInsideInitials(text, at))) continue
    if (kind !== LETTER) collector.close()
    if (kind === SEPARATOR) continue
    collector.letter(at, folds[code] ?? 0)
    if (kind === IDEOGRAPH) collector.close()
  }
  collector.close()
  return taken(collector.count)
}

/** The words of a run that begin outside the given spans, which are sorted by start and may overlap. */
export function wordsOutside(run: WordRun, spans: Span[]): WordRun {
  if (spans.length === 0) return run
  const { hashes, starts, ends } = run
  let count = 0
  let span = 0
  let until = 0
  for (let word = 0; word < hashes.length; word += 1) {
    const start = starts[word] ?? 0
    while (span < spans.length && (spans[span]?.start ?? 0) <= start) {
      until = Math.max(until, spans[span]?.end ?? 0)
      span += 1
    }
    if (start < until) continue
    room.hashes[count] = hashes[word] ?? 0
    room.starts[count] = start
    room.ends[count] = ends[word] ?? 0
    count += 1
  }
  return count === hashes.length ? run : taken(count)
}
