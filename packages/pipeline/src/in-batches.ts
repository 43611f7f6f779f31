export type Batching = {
  /** How many go together at the most. */
  most: number
  /** Whether what went wrong says nothing of those asked for: each fails with it, and none is tried alone. */
  isNobodys?: (error: unknown) => boolean
}

/**
 * One question at a time to whoever answers many at once: what is asked for while a batch is under way goes together into the next.
 * Nobody waits for others to come, so that batches are of one while there is little to do, and grow with what there is. A batch
 * that fails is asked for again one by one: what fails alone fails alone. `run` gives the answers in the order of the questions.
 */
export function inBatches<Question, Answer>(
  run: (questions: Question[]) => Promise<Answer[]>,
  { most, isNobodys = () => false }: Batching,
): (question: Question) => Promise<Answer> {
  type Asked = { question: Question; resolve: (answer: Answer) => void; reject: (error: unknown) => void }
  let waiting: Asked[] = []
  let isRunning = false

  const ask = async (asked: Asked[]) => {
    const answers = await run(asked.map(({ question }) => question))
    asked.forEach(({ resolve }, at) => resolve(answers[at] as Answer))
  }
  const askAlone = (one: Asked) => ask([one]).catch(one.reject)
  const askAll = async (asked: Asked[]) => {
    try {
      await ask(asked)
    } catch (error) {
      if (asked.length === 1 || isNobodys(error)) for (const { reject } of asked) reject(error)
      else for (const one of asked) await askAlone(one)
    }
  }
  const goOn = async () => {
    while (waiting.length > 0) {
      const [batch, rest] = [waiting.slice(0, most), waiting.slice(most)]
      waiting = rest
      await askAll(batch)
    }
    isRunning = false
  }
  return (question) =>
    new Promise((resolve, reject) => {
      waiting.push({ question, resolve, reject })
      if (isRunning) return
      isRunning = true
      // Those who were answered together ask on together, a few steps apart.
      setImmediate(() => void goOn())
    })
}
