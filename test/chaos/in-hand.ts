import { setTimeout as wait } from 'node:timers/promises'
import { stageNames, type StageName } from '@copydesk/pipeline'
import { openQueues } from '@copydesk/queue'
import type { Line } from './chaos-line.ts'

const LOOK_MS = 1

/** What the stages of a line have in hand, by its queues. */
export type InHand = {
  /** The jobs of a stage that were begun and have not ended, each by its id and when it was begun: who takes it over begins it anew. */
  jobs(stage: StageName): Promise<string[]>
  /** Resolves as soon as there is one besides those known, or after so many ms without. */
  another(stage: StageName, known: ReadonlySet<string>, withinMs: number): Promise<void>
  close(): Promise<void>
}

export async function openInHand(line: Line): Promise<InHand> {
  const queues = openQueues(line.queues)
  const boards = await queues.board()
  const jobs = async (stage: StageName): Promise<string[]> => {
    const found = (await boards[stageNames.indexOf(stage)]?.getJobs(['active'])) ?? []
    return found.filter(Boolean).flatMap((job) => {
      const { id, processedOn } = job.toJSON()
      // Of one that ended while it was read some of that is gone.
      return id && processedOn ? [`${id} ${processedOn}`] : []
    })
  }
  return {
    jobs,
    another: async (stage, known, withinMs) => {
      const until = performance.now() + withinMs
      while (performance.now() < until && (await jobs(stage)).every((job) => known.has(job))) await wait(LOOK_MS)
    },
    close: () => queues.close(),
  }
}
