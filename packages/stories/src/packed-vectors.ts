import type { TermVector } from '@copydesk/news'

export type PackedVector = { terms: Uint32Array; weights: Float32Array }

/** Keeps vectors at 8 bytes a term, with each distinct term held once: about 1 KB an article. */
export function createPackedVectors() {
  const numbers = new Map<string, number>()
  const spelled: string[] = []
  const numberOf = (term: string) => {
    const known = numbers.get(term)
    if (known !== undefined) return known
    numbers.set(term, spelled.length)
    return spelled.push(term) - 1
  }
  return {
    pack(vector: TermVector): PackedVector {
      const terms = Object.keys(vector)
      return { terms: Uint32Array.from(terms, numberOf), weights: Float32Array.from(Object.values(vector)) }
    },
    unpack({ terms, weights }: PackedVector): TermVector {
      return Object.fromEntries(Array.from(terms, (number, at) => [spelled[number] as string, weights[at] as number]))
    },
  }
}
