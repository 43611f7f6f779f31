import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { createDesk } from '@copydesk/client'
import type { CloudEvent } from '@copydesk/pipeline'

const LOOK_MS = 500
/** How often a consumer's own transaction fails, and how often it dies right after it. */
const FAILS = 0.05
const DIES = 0.05

/** A consumer by the client's helper, whose transactions fail and who dies after some: what it kept is what counts. */
export async function followOnce(
  { url, from, chance }: { url: string; from: number; chance: () => number },
  got: CloudEvent[],
  signal: AbortSignal,
): Promise<void> {
  let cursor = String(from)
  type Draft = { cursor: string; events: CloudEvent[] }
  while (!signal.aborted) {
    await createDesk({ url })
      .consume<Draft>(
        {
          cursor: (draft) => draft?.cursor ?? cursor,
          transaction: async (work) => {
            const draft = { cursor, events: [] }
            await work(draft)
            if (chance() < FAILS) throw new Error('rolled back')
            cursor = draft.cursor
            got.push(...draft.events)
            if (chance() < DIES) throw new Error('died')
          },
          handle: (event, draft) => void draft.events.push(event),
          keepCursor: (sequence, draft) => void (draft.cursor = sequence),
        },
        { signal },
      )
      .catch(() => {})
  }
}

/** What stands in a file of events and those it was rotated to, as it is read from the first to the last. */
export async function followFile(
  { folder, name, from }: { folder: string; name: string; from: number },
  got: CloudEvent[],
  signal: AbortSignal,
): Promise<void> {
  for (; !signal.aborted; await wait(LOOK_MS, undefined, { signal }).catch(() => {})) {
    const rotated = (await readdir(folder)).filter((file) => file.startsWith(`${name}.`))
    const inOrder = rotated.toSorted((a, b) => Number(a.slice(name.length + 1)) - Number(b.slice(name.length + 1)))
    const texts = await Promise.all(
      [...inOrder, name].map((file) => readFile(join(folder, file), 'utf8').catch(() => '')),
    )
    // A line that is being written is not there yet.
    const lines = texts.flatMap((text) => text.slice(0, text.lastIndexOf('\n') + 1).split('\n'))
    const events = lines.filter((line) => line !== '').map((line) => JSON.parse(line) as CloudEvent)
    got.splice(0, got.length, ...events.filter(({ sequence }) => Number(sequence) > from))
  }
}
