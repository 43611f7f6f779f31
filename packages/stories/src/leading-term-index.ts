/** What is looked up: its leading terms with their weights. */
export type Led = { leading: { term: string; weight: number }[] }

/** Where a term leads: articles by their slots, in the order they came. */
type Postings = { slots: number[]; weights: number[] }

/** A term that leads in more articles than this tells none of them apart, and would make the look-up slow. */
const MOST_ARTICLES_A_TERM = 1_000
/** Who shares less by weight has little in common but one light term. */
const LEAST_SHARED = 0.02
const FEWEST_SLOTS = 1_024

/** Finds the articles that share leading terms with one. */
export function createLeadingTermIndex<Article extends Led>() {
  const postingsOf = new Map<string, Postings>()
  const slotOf = new Map<Article, number>()
  const inSlot: (Article | undefined)[] = []
  const free: number[] = []
  let shared = new Float64Array(FEWEST_SLOTS)

  const takeSlot = (article: Article) => {
    const slot = free.pop() ?? inSlot.length
    inSlot[slot] = article
    slotOf.set(article, slot)
    if (slot < shared.length) return slot
    shared = new Float64Array(2 * shared.length)
    return slot
  }
  return {
    add(article: Article): void {
      const slot = takeSlot(article)
      for (const { term, weight } of article.leading) {
        const { slots, weights } = postingsOf.get(term) ?? { slots: [], weights: [] }
        slots.push(slot)
        weights.push(weight)
        postingsOf.set(term, { slots, weights })
      }
    },
    remove(article: Article): void {
      const slot = slotOf.get(article)
      if (slot === undefined) return
      slotOf.delete(article)
      inSlot[slot] = undefined
      free.push(slot)
      for (const { term } of article.leading) {
        const { slots, weights } = postingsOf.get(term) as Postings
        // The oldest leave first: they are found at once.
        const at = slots.indexOf(slot)
        slots.splice(at, 1)
        weights.splice(at, 1)
        if (slots.length === 0) postingsOf.delete(term)
      }
    },
    /** Those that share most by weight, at most so many. */
    sharing({ leading }: Led, most: number): Article[] {
      const touched: number[] = []
      for (const { term, weight } of leading) {
        const { slots, weights } = postingsOf.get(term) ?? { slots: [], weights: [] }
        if (slots.length > MOST_ARTICLES_A_TERM) continue
        for (let at = 0; at < slots.length; at++) {
          const slot = slots[at] as number
          if (shared[slot] === 0) touched.push(slot)
          shared[slot] = (shared[slot] as number) + weight * (weights[at] as number)
        }
      }
      const found = touched.map((slot) => ({ slot, share: shared[slot] as number }))
      for (const slot of touched) shared[slot] = 0
      return found
        .filter(({ share }) => share >= LEAST_SHARED)
        .sort((a, b) => b.share - a.share || a.slot - b.slot)
        .slice(0, most)
        .flatMap(({ slot }) => inSlot[slot] ?? [])
    },
  }
}
