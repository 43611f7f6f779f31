/** What is kept of answers given before: only for speed, never for the answer. */
const MOST_KEPT = 20_000

/** A function that keeps its last answers, since news names the same things over and over. */
export function remembered<Answer>(answer: (name: string) => Answer): (name: string) => Answer {
  const kept = new Map<string, Answer>()
  return (name) => {
    const known = kept.get(name)
    if (known !== undefined) return known
    if (kept.size >= MOST_KEPT) kept.clear()
    const given = answer(name)
    kept.set(name, given)
    return given
  }
}
