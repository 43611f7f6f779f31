import frequencies from './document-frequency.json' with { type: 'json' }

const documentCount = frequencies.documents
const documentFrequency = new Map<string, number>()
for (const [count, terms] of Object.entries(frequencies.terms))
  for (const term of terms.split(' ')) documentFrequency.set(term, Number(count))

/** What a term weighs that the table does not hold. */
const RAREST = Math.log(documentCount)

/**
 * Inverse document frequency of a term, in nats, from a table that never learns from the stream: counted on the
 * stream, a big event's own words would lose their weight and the event would fall apart.
 */
export function inverseDocumentFrequency(term: string): number {
  const count = documentFrequency.get(term)
  return count === undefined ? RAREST : Math.log(documentCount / count)
}
