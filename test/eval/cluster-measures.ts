export type BCubed = { precision: number; recall: number; f1: number }

/**
 * BCubed precision, recall and F1 of a clustering (Bagga and Baldwin 1998). Keys are what is clustered, values the cluster;
 * keys missing from `predicted` count as clusters of one, keys missing from `gold` are left out.
 */
export function bcubed(gold: Map<string, string>, predicted: Map<string, string>): BCubed {
  const { cells, ofGold, ofPredicted } = contingency(gold, predicted)
  let precision = 0
  let recall = 0
  for (const { gold: g, predicted: p, count } of cells) {
    precision += (count * count) / (ofPredicted.get(p) ?? 1)
    recall += (count * count) / (ofGold.get(g) ?? 1)
  }
  precision /= gold.size || 1
  recall /= gold.size || 1
  return { precision, recall, f1: (2 * precision * recall) / (precision + recall || 1) }
}

/** Rand index of a clustering, adjusted for chance (Hubert and Arabie 1985): 1 is perfect, 0 is chance. */
export function adjustedRandIndex(gold: Map<string, string>, predicted: Map<string, string>): number {
  const { cells, ofGold, ofPredicted } = contingency(gold, predicted)
  const together = cells.reduce((sum, cell) => sum + pairs(cell.count), 0)
  const inGold = sumOfPairs(ofGold)
  const inPredicted = sumOfPairs(ofPredicted)
  const expected = (inGold * inPredicted) / (pairs(gold.size) || 1)
  const most = (inGold + inPredicted) / 2
  return most === expected ? 1 : (together - expected) / (most - expected)
}

const pairs = (count: number) => (count * (count - 1)) / 2
const sumOfPairs = (counts: Map<string, number>) => [...counts.values()].reduce((sum, count) => sum + pairs(count), 0)

function contingency(gold: Map<string, string>, predicted: Map<string, string>) {
  const cells = new Map<string, { gold: string; predicted: string; count: number }>()
  const ofGold = new Map<string, number>()
  const ofPredicted = new Map<string, number>()
  for (const [key, g] of gold) {
    const p = predicted.get(key) ?? `alone ${key}`
    const cell = cells.get(JSON.stringify([g, p])) ?? { gold: g, predicted: p, count: 0 }
    cell.count += 1
    cells.set(JSON.stringify([g, p]), cell)
    ofGold.set(g, (ofGold.get(g) ?? 0) + 1)
    ofPredicted.set(p, (ofPredicted.get(p) ?? 0) + 1)
  }
  return { cells: [...cells.values()], ofGold, ofPredicted }
}
