/** Sets of numbers 0 to size - 1 that grow together (disjoint-set forest, path halving, union by size). */
export class UnionFind {
  readonly #parent: Int32Array
  readonly #size: Int32Array

  constructor(size: number) {
    this.#parent = Int32Array.from({ length: size }, (_, at) => at)
    this.#size = new Int32Array(size).fill(1)
  }

  /** The number that stands for the set of `member`; it may change with every union. */
  find(member: number): number {
    let at = member
    for (;;) {
      const parent = this.#parent[at] ?? at
      if (parent === at) return at
      const above = this.#parent[parent] ?? parent
      this.#parent[at] = above
      at = above
    }
  }

  union(a: number, b: number): void {
    const [x, y] = [this.find(a), this.find(b)]
    if (x === y) return
    const [small, large] = (this.#size[x] ?? 1) < (this.#size[y] ?? 1) ? [x, y] : [y, x]
    this.#parent[small] = large
    this.#size[large] = (this.#size[large] ?? 1) + (this.#size[small] ?? 1)
  }

  sizeOf(member: number): number {
    return this.#size[this.find(member)] ?? 1
  }
}
