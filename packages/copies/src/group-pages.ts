import { UnionFind } from './union-find.ts'

/** Two pages, by number, that are one article; in an excerpt `a` is the part and `share` how much of it `b` holds. */
export type Edge = { a: number; b: number; kind: 'same' | 'excerpt'; share: number }

/**
 * Numbers pages 0 to count - 1 by article. Pages are joined over `same` edges. What is only an excerpt then goes, with its
 * own copies, to the one host that holds most of it: two hosts that quote the same passage stay apart. The outcome does not
 * depend on the order of the edges; equal hosts are told apart by number.
 */
export function groupPages(count: number, edges: Edge[]): Int32Array {
  const sets = new UnionFind(count)
  for (const edge of edges) if (edge.kind === 'same') sets.union(edge.a, edge.b)
  for (const [part, host] of chosenHosts(sets, count, edges)) sets.union(part, host)
  return Int32Array.from({ length: count }, (_, page) => sets.find(page))
}

/** What holds so many texts that are nothing to each other is a digest, however small a part of it each is. */
const MOST_PARTS = 8

type Claim = { part: number; host: number; share: number; members: Set<number> }

function chosenHosts(sets: UnionFind, count: number, edges: Edge[]): Map<number, number> {
  const first = firstMembers(sets, count)
  const claims = new Map<number, Claim>()
  for (const { a, b, kind, share } of edges) {
    const part = first[a] ?? a
    const host = first[b] ?? b
    if (kind !== 'excerpt' || part === host) continue
    const claim = claims.get(part * count + host) ?? { part, host, share: 0, members: new Set<number>() }
    claim.share = Math.max(claim.share, share)
    claim.members.add(a)
    claims.set(part * count + host, claim)
  }
  const chosen = new Map<number, Claim>()
  for (const claim of claims.values()) {
    // An article goes to a host only if half of its pages stand there, not because one cut copy does.
    if (claim.members.size * 2 < sets.sizeOf(claim.part)) continue
    const best = chosen.get(claim.part)
    if (!best || claim.share > best.share || (claim.share === best.share && claim.host < best.host))
      chosen.set(claim.part, claim)
  }
  const takers = Map.groupBy(chosen.values(), ({ host }) => host)
  const kept = [...chosen.values()].filter(({ host }) => (takers.get(host)?.length ?? 0) < MOST_PARTS)
  return new Map(kept.map(({ part, host }) => [part, host]))
}

/** For each page the first page of its set: a name for the set that does not depend on the order of the unions. */
function firstMembers(sets: UnionFind, count: number): Int32Array {
  const first = new Int32Array(count).fill(-1)
  return Int32Array.from({ length: count }, (_, page) => {
    const root = sets.find(page)
    if (first[root] === -1) first[root] = page
    return first[root] ?? page
  })
}
