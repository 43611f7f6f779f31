/** Pages are numbered below this: a key and a page number must fit the 53 bits of a double. */
const PAGE_ROOM = 2 ** 21
/** Signed keys made positive. */
const KEY_SHIFT = 2 ** 31

/** Calls back with the numbers, ascending, of the pages that share a key, and the key, for every key that at least two share. */
export function eachShared(bands: Int32Array[], visit: (pages: number[], key: number) => void): void {
  const total = bands.reduce((sum, keys) => sum + keys.length, 0)
  const postings = new Float64Array(total)
  let at = 0
  for (const [page, keys] of bands.slice(0, PAGE_ROOM).entries()) {
    for (const key of keys) postings[at++] = (key + KEY_SHIFT) * PAGE_ROOM + page
  }
  const filled = postings.subarray(0, at).sort()
  for (let from = 0; from < filled.length;) {
    const key = Math.floor((filled[from] ?? 0) / PAGE_ROOM)
    const past = (key + 1) * PAGE_ROOM
    let to = from + 1
    while (to < filled.length && (filled[to] ?? past) < past) to += 1
    if (to - from > 1) visit(pagesOf(filled.subarray(from, to)), key - KEY_SHIFT)
    from = to
  }
}

const pagesOf = (postings: Float64Array): number[] => Array.from(postings, (posting) => posting % PAGE_ROOM)
