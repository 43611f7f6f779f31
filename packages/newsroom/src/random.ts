/** A seeded source of choices: the same seed and the same calls give the same choices on any machine. */
export type Random = {
  /** 0 (included) to 1 (not included). */
  share: () => number
  /** A whole number, both ends included. */
  whole: (low: number, high: number) => number
  pick: <T>(from: readonly T[]) => T
  chance: (probability: number) => boolean
  sample: <T>(from: readonly T[], count: number) => T[]
  /** A source of its own for one purpose: how much is drawn here does not change what is drawn there. */
  fork: (label: string | number) => Random
}

/** Random choices from a seed: mulberry32, started from a hash of the seed and the labels forked by. */
export function random(seed: number | string): Random {
  let state = hashed(String(seed))
  const share = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const whole = (low: number, high: number) => low + Math.floor(share() * (high - low + 1))
  const pick = <T>(from: readonly T[]): T => from[whole(0, from.length - 1)] as T
  const sample = <T>(from: readonly T[], count: number): T[] => {
    const left = [...from]
    const taken: T[] = []
    while (taken.length < count && left.length > 0) taken.push(...left.splice(whole(0, left.length - 1), 1))
    return taken
  }
  return {
    share,
    whole,
    pick,
    chance: (probability) => share() < probability,
    sample,
    fork: (label) => random(`${seed}/${label}`),
  }
}

/** FNV-1a, then the finalizer of MurmurHash3: labels that differ in one letter must start far apart. */
function hashed(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return hash ^ (hash >>> 16)
}
