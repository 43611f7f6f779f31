import { inBatches } from '@copydesk/pipeline'
import { isOutage } from './outage.ts'

/** So many go together: enough to share a round trip and a commit, and few enough that nobody waits long for the others. */
const MOST = 32

/** What is asked of the store at once goes there in one: by `run`, which answers in order. Where the store is not there, all fail. */
export const together = <Question, Answer>(run: (questions: Question[]) => Promise<Answer[]>, most = MOST) =>
  inBatches(run, { most, isNobodys: isOutage })

/** Rows that are asked for by their keys, read together; null where there is none. */
export const rowsTogether = <Row>(read: (keys: string[]) => Promise<Row[]>, keyOf: (row: Row) => string, most = MOST) =>
  together(async (keys: string[]) => {
    const rows = new Map((await read(keys)).map((row) => [keyOf(row), row]))
    return keys.map((key): Row | null => rows.get(key) ?? null)
  }, most)

/** The last of the times. */
export const latest = (told: { at: Date }[]) => new Date(Math.max(...told.map(({ at }) => at.getTime())))

/** Parted so that no two of a part have one key, and those that have keep their order. */
export function apart<One>(all: One[], keyOf: (one: One) => string): One[][] {
  const parts: One[][] = []
  const before = new Map<string, number>()
  for (const one of all) {
    const at = before.get(keyOf(one)) ?? 0
    before.set(keyOf(one), at + 1)
    ;(parts[at] ??= []).push(one)
  }
  return parts
}
