/** Two articles of a list, by their places in it, and how alike they are. Pairs that are not named are not alike at all. */
export type AlikePair = { a: number; b: number; likeness: number }

/** Mean likeness between two groups of articles at which they are one story. */
export const JOIN_LINK = 0.1

/**
 * Tight stories ask for more: two of several articles each are one only if they are nearly as alike between them as
 * within, and a single article joins one that comes near it. This tells look-alikes apart in whatever manner they are told.
 */
const OF_BOTH = 0.8
const OF_ONE = 0.3
/** Tighter than this are tellings of one agency's words, which say nothing of how alike other tellings must be. */
const TIGHTEST = 0.5

/**
 * Average-link agglomerative clustering (Sokal & Michener 1958): the two most alike groups are joined, again and again,
 * as long as they are alike enough. Gives each article's group, named by the place of its first article. Depends on the
 * pairs only; ties go to who comes first in the list. Takes `count` squared in time and memory.
 */
export function clusterByLink(count: number, pairs: AlikePair[]): number[] {
  const groups = createGroups(count, pairs)
  for (let best = groups.closest(); best; best = groups.closest()) groups.join(best.a, best.b)
  return groups.ofEach
}

function createGroups(count: number, pairs: AlikePair[]) {
  const sums = new Float64Array(count * count)
  for (const { a, b, likeness } of pairs) {
    sums[a * count + b] = likeness
    sums[b * count + a] = likeness
  }
  const sizes = new Float64Array(count).fill(1)
  /** Likeness within each group, summed over its pairs. */
  const within = new Float64Array(count)
  const ofEach = Array.from({ length: count }, (_, at) => at)
  const open = new Set(ofEach)
  const nearest = new Int32Array(count)
  const links = new Float64Array(count)

  const at = (list: Float64Array, place: number) => list[place] as number
  const linkOf = (a: number, b: number) => {
    const [sizeA, sizeB] = [at(sizes, a), at(sizes, b)]
    const link = at(sums, a * count + b) / (sizeA * sizeB)
    if (link < JOIN_LINK) return 0
    return link >= needed(meanWithin(sizeA, at(within, a)), meanWithin(sizeB, at(within, b))) ? link : 0
  }
  const findNearest = (a: number) => {
    nearest[a] = -1
    links[a] = 0
    for (const b of open) if (b !== a) consider(a, b)
  }
  const consider = (a: number, b: number) => {
    const link = linkOf(a, b)
    if (link < at(links, a) || link === 0) return
    if (link === at(links, a) && (nearest[a] as number) <= b) return
    links[a] = link
    nearest[a] = b
  }
  for (const a of open) findNearest(a)

  return {
    ofEach,
    closest(): { a: number; b: number } | null {
      let best = -1
      for (const a of open) if (at(links, a) > (best < 0 ? 0 : at(links, best))) best = a
      return best < 0 ? null : { a: best, b: nearest[best] as number }
    },
    join(a: number, b: number): void {
      open.delete(b)
      within[a] = at(within, a) + at(within, b) + at(sums, a * count + b)
      sizes[a] = at(sizes, a) + at(sizes, b)
      for (const [article, group] of ofEach.entries()) if (group === b) ofEach[article] = a
      for (const other of open) {
        if (other === a) continue
        const sum = at(sums, a * count + other) + at(sums, b * count + other)
        sums[a * count + other] = sum
        sums[other * count + a] = sum
      }
      findNearest(a)
      for (const other of open) {
        if (other === a) continue
        if (nearest[other] === a || nearest[other] === b) findNearest(other)
        else consider(other, a)
      }
    },
  }
}

/** Mean likeness within a group; 0 for a single article, of which nothing is known. */
const meanWithin = (size: number, sum: number) => (size > 1 ? sum / ((size * (size - 1)) / 2) : 0)

function needed(a: number, b: number): number {
  const [looser, tighter] = [Math.min(a, b, TIGHTEST), Math.min(Math.max(a, b), TIGHTEST)]
  return Math.max(JOIN_LINK, looser > 0 ? OF_BOTH * looser : OF_ONE * tighter)
}
