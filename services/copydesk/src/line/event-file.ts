import { once } from 'node:events'
import { open } from 'node:fs/promises'
import { hostname } from 'node:os'
import { resolve } from 'node:path'
import type { CloudEvent } from '@copydesk/pipeline'
import type { Service } from '@copydesk/service'
import { Complaint } from '../complaint.ts'
import { whyNot } from '../input/read-input.ts'
import { followLog } from './follow-log.ts'

const asLines = (events: CloudEvent[]) => events.map((event) => `${JSON.stringify(event)}\n`).join('')

/** Appends every public event to a file, or to stdout for `-`, and goes on after a restart where it was. */
export const appendEvents = (service: Service, name: string) =>
  name === '-' ? appendToOutput(service) : appendToFile(service, name)

/** Standard output starts anew with each process: what the last one got is gone. */
async function appendToOutput(service: Service) {
  return followLog(service, { after: await service.store.events.head() }, async (events) => {
    if (!process.stdout.write(asLines(events))) await once(process.stdout, 'drain')
  })
}

async function appendToFile(service: Service, name: string) {
  const { events: log } = service.store
  const reader = `file:${hostname()}:${resolve(name)}`
  const file = await open(name, 'a').catch((error: unknown) => {
    throw new Complaint(`--events ${name} cannot be written: ${whyNot(error)}`)
  })
  const following = await followLog(service, { after: await log.cursorOf(reader) }, async (events) => {
    const { size } = await file.stat()
    // A disk that fills up in the middle leaves no half line: all of it is tried again when the log next grows.
    await file.appendFile(asLines(events)).catch(async (error: unknown) => {
      await file.truncate(size)
      throw error
    })
    await log.keepCursor(reader, Number(events.at(-1)?.sequence))
  })
  return {
    close: async () => {
      await following.close()
      await file.close()
    },
  }
}
