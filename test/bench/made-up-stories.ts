const VOCABULARY = 30_000
const WORDS = 180
const NAMES = 8
const TITLE_WORDS = 6
const TOPIC_WORDS = 30
/** Shares of a text that are its story's own names, and words of its topic. */
const OWN = { names: 0.12, topic: 0.2, namesInTitle: 0.4 }

/** Numbers from 0 to 1 (Park & Miller 1988). */
function seeded(seed: number): () => number {
  let state = seed
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647
}

/**
 * Writes articles about numbered happenings: each has names and a topic of its own, in words as frequent as Zipf's law has
 * it. The same seed and the same calls give the same texts.
 */
export function madeUpStories(seed: number) {
  const next = seeded(seed)
  const word = () => `w${Math.floor(VOCABULARY ** next())}`
  const pick = (words: string[]) => words[Math.floor(next() * words.length)] as string
  const words = (count: number, make: () => string) => Array.from({ length: count }, make)
  const topics = new Map<number, string[]>()
  return (happening: number) => {
    const names = words(NAMES, () => '').map((_, at) => `Name${happening}x${at}`)
    const topic = topics.get(happening) ?? words(TOPIC_WORDS, word)
    topics.set(happening, topic)
    const told = () => {
      const kind = next()
      if (kind < OWN.names) return pick(names)
      return kind < OWN.names + OWN.topic ? pick(topic) : word()
    }
    return {
      title: words(TITLE_WORDS, () => (next() < OWN.namesInTitle ? pick(names) : word())).join(' '),
      text: words(WORDS, told).join(' '),
      mentions: [],
    }
  }
}
