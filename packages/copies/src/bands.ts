import { mixed } from './hashing.ts'

/** MinHash by one permutation: the least hash of each of these bins (Li, Owen, Zhang 2012), so one pass serves all. */
const BINS = 32
const ROWS = 2
const BANDS = BINS / ROWS
/** Sampled shingles a page: with the bands at most 64 keys. */
const SAMPLES = 48
const EMPTY = 0xffffffff

/**
 * The keys a page is looked up by, signed 32 bit. Pages alike as wholes share an LSH band of their MinHash signatures
 * (16 bands of 2 rows: Jaccard .3 is found 4 times in 5). A cut or an excerpt of a longer page is not alike as a whole:
 * for it the rest are shingles sampled by value (0 mod a power of two), which both pages choose alike.
 */
export function bandsOf(shingles: Uint32Array): Int32Array {
  if (shingles.length === 0) return new Int32Array()
  return Int32Array.from(new Set([...lshBands(shingles), ...sampledKeys(shingles)]))
}

function lshBands(shingles: Uint32Array): number[] {
  const signature = new Uint32Array(BINS).fill(EMPTY)
  for (const shingle of shingles) {
    const bin = shingle >>> 27
    if (shingle < (signature[bin] ?? EMPTY)) signature[bin] = shingle
  }
  fillEmptyBins(signature)
  const bands: number[] = []
  for (let band = 0; band < BANDS; band += 1) {
    const first = signature[band * ROWS] ?? 0
    const second = signature[band * ROWS + 1] ?? 0
    bands.push(mixed(Math.imul(first, 31) ^ mixed(second + band)) | 0)
  }
  return bands
}

/** An empty bin borrows from the next one that is not (Shrivastava and Li 2014). */
function fillEmptyBins(signature: Uint32Array): void {
  const original = signature.slice()
  for (let bin = 0; bin < BINS; bin += 1) {
    for (let step = 0; step < BINS && signature[bin] === EMPTY; step += 1) {
      const borrowed = original[(bin + step) % BINS] ?? EMPTY
      if (borrowed !== EMPTY) signature[bin] = mixed(borrowed + step)
    }
  }
}

function sampledKeys(shingles: Uint32Array): number[] {
  // Repeated shingles are counted once, so the first guess is held low and the mask grown from there.
  let mask = 2 ** Math.max(0, Math.floor(Math.log2(shingles.length / SAMPLES / 4))) - 1
  const sampled = new Set<number>()
  for (const shingle of shingles) if ((shingle & mask) === 0) sampled.add(shingle)
  let kept = [...sampled]
  while (kept.length > SAMPLES) {
    mask = mask * 2 + 1
    kept = kept.filter((shingle) => (shingle & mask) === 0)
  }
  return kept.map((shingle) => mixed(shingle + BANDS) | 0)
}
