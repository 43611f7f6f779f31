import { answerParent } from './child.ts'

export type EntitiesQuestion = { texts: string[]; rounds: number }
/** Times are of the processor, in milliseconds; `loadMs` is what reading the model and the tables takes. */
export type EntitiesAnswer = { loadMs: number; wordsPerSecond: number; longMs: number; longMegabytes: number }

const LONG_TEXT = 10_000_000
const WORDS = /\S+/g

async function measure({ texts, rounds }: EntitiesQuestion): Promise<EntitiesAnswer> {
  const started = cpuMs()
  const { tagEntities } = await import('@copydesk/entities')
  const loadMs = cpuMs() - started
  const words = texts.reduce((sum, text) => sum + (text.match(WORDS)?.length ?? 0), 0)
  for (const text of texts) tagEntities(text)
  const began = cpuMs()
  for (let round = 0; round < rounds; round++) for (const text of texts) tagEntities(text)
  const wordsPerSecond = (words * rounds * 1000) / (cpuMs() - began)
  const whole = texts.join('\n')
  const long = whole.repeat(Math.ceil(LONG_TEXT / whole.length)).slice(0, LONG_TEXT)
  const before = cpuMs()
  tagEntities(long)
  return { loadMs, wordsPerSecond, longMs: cpuMs() - before, longMegabytes: process.memoryUsage().heapUsed / 1e6 }
}

/** Of the processor rather than the clock: what else the machine does is no cost of tagging. */
function cpuMs(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

answerParent(measure)
