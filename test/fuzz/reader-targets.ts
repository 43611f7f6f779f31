import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { readFodder } from './fodder.ts'
import type { ReaderName } from './readers.ts'
import type { Target, Tried } from './target.ts'

/** What a thread may hold: as much as the line gives one. */
const MOST_HEAP_MB = 1024
const SEED = 7
const ARTICLES = 12

const TRIES: Record<ReaderName, string> = {
  feed: 'feeds, lists and pages that name feeds, damaged',
  clean: 'pages, damaged',
  match: 'pairs of texts, damaged',
  tag: 'texts for names, quotes and figures, damaged',
}

/** A reader in a thread of its own, limited in time and memory. */
export const readerTarget = (name: ReaderName): Target => ({
  name,
  tries: TRIES[name],
  // It only ends what stands still: how long reading took is judged by the processor's time.
  mostMs: 600_000,
  open: async () => {
    const workerData = { name, fodder: await readFodder(SEED, ARTICLES) }
    const worker = new Worker(new URL('./reader-thread.ts', import.meta.url), {
      workerData,
      resourceLimits: { maxOldGenerationSizeMb: MOST_HEAP_MB },
    })
    return {
      try: async (seed) => {
        worker.postMessage(seed, [])
        const [tried] = (await once(worker, 'message')) as [Tried]
        return tried
      },
      close: async () => void (await worker.terminate()),
    }
  },
})
