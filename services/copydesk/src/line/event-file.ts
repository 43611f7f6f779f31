import { createWriteStream } from 'node:fs'
import { once } from 'node:events'
import { resolve } from 'node:path'
import type { CloudEvent } from '@copydesk/pipeline'
import type { Service } from '@copydesk/service'
import { Complaint } from '../complaint.ts'
import { followLog } from './follow-log.ts'

/** Appends every public event to a file, or to stdout for `-`, and goes on after a restart where it was. */
export async function appendEvents(service: Service, name: string) {
  const { store } = service
  const reader = `file:${name === '-' ? '-' : resolve(name)}`
  const out = name === '-' ? process.stdout : createWriteStream(name, { flags: 'a' })
  if (name !== '-') {
    await once(out, 'open').catch((error: Error) => {
      throw new Complaint(`--events ${name} cannot be written: ${error.message}`)
    })
  }
  // Standard output starts anew with each process: what it got is gone.
  const after = name === '-' ? await store.events.head() : await store.events.cursorOf(reader)
  const write = async (events: CloudEvent[]) => {
    const last = events.at(-1)
    if (!last) return
    if (!out.write(events.map((event) => `${JSON.stringify(event)}\n`).join(''))) await once(out, 'drain')
    if (name !== '-') await store.events.keepCursor(reader, Number(last.sequence))
  }
  const following = await followLog(service, { after }, write)
  return {
    close: async () => {
      await following.close()
      if (name !== '-') await new Promise<void>((done) => void out.end(done))
    },
  }
}
