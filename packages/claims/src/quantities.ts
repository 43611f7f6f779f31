import { fit, type Possible } from './bounds.ts'

/**
 * A figure in its sentence, at offsets `from` and `to`. `said`: its range as stated; `possible`: all that it leaves possible.
 * `about`: the words of its sentence besides those for what is counted and what became of it.
 */
export type Placed = {
  article: string
  sentence: string
  from: number
  to: number
  said: Possible
  possible: Possible
  about: ReadonlySet<string>
}

/** How far two figures of one quantity may differ, as a share of the greater, where their sentences are not alike: ten times as much. */
const FAR = 0.9
/** How much of the shorter sentence stands in the other where both are about one thing. */
const ALIKE = 0.4

/** "Rose from 31 to 46", "revising an earlier toll of 17": two values of one quantity. */
const FROM = /\bfrom (?:[a-z]+ ){0,3}$/i
const BEFORE = /\b(?:earlier|previous(?:ly)?|initial(?:ly)?|revis(?:ed|ing))\b/i
const LONGEST_LEAD = 40

/**
 * Figures that count the same, in the order of their articles, as quantities. An article that gives unlike values speaks of as many quantities,
 * unless it tells how one moved. Each value goes with those of other articles that it fits, the nearest first, in whatever order they stand;
 * what fits none goes with the nearest that its article says nothing else of, so that it can be told to differ.
 */
export function quantitiesIn<Figure extends Placed>(figures: Figure[]): Figure[][] {
  const quantities: Figure[][] = []
  for (const [, stated] of Map.groupBy(figures, ({ article }) => article)) assign(quantities, valuesOf(stated))
  return quantities
}

/** The figures of one article, those together that give one value or tell how one moved. */
function valuesOf<Figure extends Placed>(stated: Figure[]): Figure[][] {
  const values: Figure[][] = []
  for (const figure of stated) {
    const value = values.find((members) =>
      members.some((member) => fit(member.said, figure.said) || moved(member, figure)),
    )
    if (value) value.push(figure)
    else values.push([figure])
  }
  return values
}

function moved(first: Placed, second: Placed): boolean {
  if (first.sentence !== second.sentence) return false
  const leadOf = ({ sentence, from }: Placed) => sentence.slice(Math.max(0, from - LONGEST_LEAD), from)
  return (
    BEFORE.test(first.sentence.slice(first.to, second.from)) || FROM.test(leadOf(first)) || FROM.test(leadOf(second))
  )
}

/** Each value with a quantity it may go with, the nearest first, neither twice. */
function paired<Figure extends Placed>(
  values: Figure[][],
  quantities: Figure[][],
  mayJoin: (value: Figure[], quantity: Figure[]) => boolean,
): Map<Figure[], Figure[]> {
  const near = values
    .flatMap((value) => quantities.filter((one) => mayJoin(value, one)).map((quantity) => ({ value, quantity })))
    .map((pair) => ({ ...pair, distance: distanceOf(pair.value, pair.quantity) }))
    .sort((a, b) => a.distance - b.distance)
  const found = new Map<Figure[], Figure[]>()
  const taken = new Set<Figure[]>()
  for (const { value, quantity } of near) {
    if (found.has(value) || taken.has(quantity)) continue
    found.set(value, quantity)
    taken.add(quantity)
  }
  return found
}

/** How far apart the nearest two figures are, as a share of the greater. */
function distanceOf(some: Placed[], others: Placed[]): number {
  let least = Infinity
  for (const { said: a } of some)
    for (const { said: b } of others) {
      const [x, y] = [a.low + a.high, b.low + b.high]
      least = Math.min(least, Math.abs(x - y) / (Math.max(Math.abs(x), Math.abs(y)) || 1))
    }
  return least
}

const areAlike = (some: Placed[], others: Placed[]) =>
  some.some((one) => others.some((other) => sharedShare(one.about, other.about) >= ALIKE))

/** The share of the words of the one with fewer that the other has too. */
export function sharedShare(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const shared = [...a].filter((word) => b.has(word)).length
  return shared / (Math.min(a.size, b.size) || 1)
}

function assign<Figure extends Placed>(quantities: Figure[][], values: Figure[][]): void {
  const before = [...quantities]
  const fitting = paired(values, before, (value, quantity) =>
    value.some((one) => quantity.some((other) => fit(one.possible, other.possible))),
  )
  const taken = new Set(fitting.values())
  const isNear = (value: Figure[], quantity: Figure[]) => distanceOf(value, quantity) <= FAR
  const isPlain = (value: Figure[], quantity: Figure[]) =>
    before.every((other) => other === quantity || !isNear(value, other)) &&
    values.every((other) => other === value || !isNear(other, quantity))
  const only = values.length === 1 && before.length === 1
  const differing = paired(
    values.filter((value) => !fitting.has(value)),
    before.filter((quantity) => !taken.has(quantity)),
    (value, quantity) =>
      isNear(value, quantity)
        ? isPlain(value, quantity) || areAlike(value, quantity)
        : only && areAlike(value, quantity),
  )
  for (const value of values) {
    const quantity = fitting.get(value) ?? differing.get(value)
    if (quantity) quantity.push(...value)
    else quantities.push(value)
  }
}
