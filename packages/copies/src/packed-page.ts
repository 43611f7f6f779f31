import type { HeldPage, PageText, PreparedPage } from './prepared-page.ts'

/**
 * A prepared page without its words, which can be had again from its text: all its numbers in one array. A window holds a hundred
 * thousand of these, and each further array costs as much as sixty numbers.
 */
class PackedPage implements HeldPage {
  readonly id: string
  readonly page: PageText
  readonly marks: PreparedPage['marks']
  readonly headline: number
  readonly #numbers: Uint32Array
  readonly #bandsAt: number
  readonly #linesAt: number

  constructor({ id, page, marks, headline, shingles, bands, lines, lineWords }: PreparedPage) {
    this.id = id
    this.page = page
    this.headline = headline
    this.marks = isUnmarked(marks) ? UNMARKED : { ...marks, body: '' }
    this.#bandsAt = shingles.length
    this.#linesAt = shingles.length + bands.length
    this.#numbers = new Uint32Array(this.#linesAt + 2 * lines.length)
    this.#numbers.set(shingles)
    this.#numbers.set(bands, this.#bandsAt)
    this.#numbers.set(lines, this.#linesAt)
    this.#numbers.set(lineWords, this.#linesAt + lines.length)
  }

  get shingles(): Uint32Array {
    return this.#numbers.subarray(0, this.#bandsAt)
  }

  get bands(): Int32Array {
    const { buffer } = this.#numbers
    return new Int32Array(buffer, this.#bandsAt * Int32Array.BYTES_PER_ELEMENT, this.#linesAt - this.#bandsAt)
  }

  get lines(): Uint32Array {
    return this.#numbers.subarray(this.#linesAt, this.#linesAt + this.#lineCount)
  }

  get lineWords(): Uint32Array {
    return this.#numbers.subarray(this.#linesAt + this.#lineCount)
  }

  get #lineCount(): number {
    return (this.#numbers.length - this.#linesAt) / 2
  }
}

/** One for all pages that have no marks, which are most. */
const UNMARKED: PreparedPage['marks'] = { dateline: null, credit: null, marks: [], notices: [], body: '' }

const isUnmarked = ({ dateline, credit, marks, notices }: PreparedPage['marks']) =>
  !dateline && !credit && marks.length === 0 && notices.length === 0

/** What a window keeps of a prepared page. */
export const packPage = (page: PreparedPage): HeldPage => new PackedPage(page)
