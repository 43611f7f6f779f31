/** What one seed led to. `kind`: what came of it, for the table; `wrong`: in one line, where a promise was broken. */
export type Tried = { kind: string; characters: number; wrong: string | null }

/** Something that reads what strangers send. The same seed tries the same thing. */
export type Target = {
  name: string
  /** What is done to it. */
  tries: string
  /** Longer than that no seed may take, in ms. */
  mostMs: number
  open(): Promise<OpenTarget>
}

export type OpenTarget = {
  try(seed: number): Promise<Tried>
  close(): Promise<void>
}

/** What a fuzzed target came to. `slowest`: in ms, and its seed. */
export type Row = {
  name: string
  tried: number
  kinds: Map<string, number>
  slowest: { ms: number; seed: number }
  characters: number
  wrong: { seed: number; what: string }[]
}

/** One wrong seed says what to mend; a hundred say no more. */
const MOST_WRONG = 20

/** Tries seeds from the first on, until enough of them are wrong or `goesOn` says no. */
export async function fuzz(target: Target, first: number, goesOn: (tried: number) => boolean): Promise<Row> {
  const row: Row = {
    name: target.name,
    tried: 0,
    kinds: new Map(),
    slowest: { ms: 0, seed: first },
    characters: 0,
    wrong: [],
  }
  const open = await target.open()
  try {
    for (let seed = first; goesOn(row.tried) && row.wrong.length < MOST_WRONG; seed += 1) {
      const began = performance.now()
      const { kind, characters, wrong } = await inTime(open.try(seed), target.mostMs)
      const ms = performance.now() - began
      row.tried += 1
      row.characters += characters
      row.kinds.set(kind, (row.kinds.get(kind) ?? 0) + 1)
      if (ms > row.slowest.ms) row.slowest = { ms, seed }
      if (wrong !== null) row.wrong.push({ seed, what: wrong })
      // A target that stands still is not asked again.
      if (kind === TOO_LATE) break
    }
  } finally {
    await open.close()
  }
  return row
}

const TOO_LATE = 'too late'

async function inTime(tried: Promise<Tried>, ms: number): Promise<Tried> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<Tried>((resolve) => {
    timer = setTimeout(() => resolve({ kind: TOO_LATE, characters: 0, wrong: `took more than ${ms} ms` }), ms)
  })
  try {
    return await Promise.race([tried.catch(surprise), late])
  } finally {
    clearTimeout(timer)
  }
}

/** What is thrown is a promise broken: outcomes are values. */
const surprise = (error: unknown): Tried => ({
  kind: 'thrown',
  characters: 0,
  wrong: `threw ${error instanceof Error ? String(error.stack).split('\n').slice(0, 3).join(' ') : String(error)}`,
})
