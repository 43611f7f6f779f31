/** The npm package has no types of its own. */
declare module 'minhash' {
  export class Minhash {
    constructor(config?: { numPerm?: number; seed?: number })
    update(text: string): void
    jaccard(other: Minhash): number
  }
  export class LshIndex {
    constructor(config?: { bandSize?: number })
    insert(key: string, minhash: Minhash): void
    query(minhash: Minhash): string[]
  }
}
