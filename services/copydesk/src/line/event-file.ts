import { once } from 'node:events'
import { rename } from 'node:fs/promises'
import { hostname } from 'node:os'
import { resolve } from 'node:path'
import type { CloudEvent } from '@copydesk/pipeline'
import type { Service } from '@copydesk/service'
import { followLog } from './follow-log.ts'
import { openLines, type LastEvent, type Lines } from './lines-file.ts'
import { jsonLine } from '../input/plain.ts'

type File = { name: string; rotateBytes: number | null }

/** Appends every public event to a file, or to stdout for `-`, and goes on after a restart where it was. */
export const appendEvents = (service: Service, file: File) =>
  file.name === '-' ? appendToOutput(service) : appendToFile(service, file)

/** Standard output starts anew with each process: what the last one got is gone. */
async function appendToOutput(service: Service) {
  return followLog(service, { after: await service.store.events.head() }, async (events) => {
    if (!process.stdout.write(events.map(jsonLine).join(''))) await once(process.stdout, 'drain')
  })
}

/** `rotateBytes`: a file that would get longer is renamed to FILE.N, N being its last event's sequence, and another begun. */
async function appendToFile(service: Service, { name, rotateBytes }: File) {
  const { events: log } = service.store
  const reader = `file:${hostname()}:${resolve(name)}`
  let lines = await openLines(name)
  const cursor = await cursorAfter(service, await log.cursorOf(reader), lines.last)
  let written = cursor
  const rotate = async () => {
    await lines.close()
    await rename(name, `${name}.${written}`)
    lines = await openLines(name)
  }
  const append = async (text: string, last: CloudEvent) => {
    await lines.append(text)
    written = Number(last.sequence)
    await log.keepCursor(reader, written)
  }
  const following = await followLog(service, { after: cursor }, async (events) => {
    // What was written and could not be said comes again.
    const left = events.filter(({ sequence }) => Number(sequence) > written)
    for (const part of parts(left, rotateBytes, lines)) {
      if (part.isOfNext) await rotate()
      await append(part.text, part.last)
    }
  })
  return {
    close: async () => {
      await following.close()
      await lines.close()
    },
  }
}

/** What one write brings: as much as fits into the file there is, and then into the next. */
function parts(events: CloudEvent[], most: number | null, lines: Lines) {
  const found: { text: string; last: CloudEvent; isOfNext: boolean }[] = []
  let held = lines.size()
  for (const event of events) {
    const line = jsonLine(event)
    const bytes = Buffer.byteLength(line)
    const isOfNext = most !== null && held > 0 && held + bytes > most
    const part = found.at(-1)
    if (part && !isOfNext) Object.assign(part, { text: part.text + line, last: event })
    else found.push({ text: line, last: event, isOfNext })
    held = isOfNext ? bytes : held + bytes
  }
  return found
}

/** A process that was killed may have written more than it could say: the file's last event tells, where it is of this log. */
async function cursorAfter({ store, config }: Service, kept: number, last: LastEvent | null): Promise<number> {
  if (!last || last.sequence <= kept) return kept
  const [event] = await store.events.read({ after: last.sequence - 1, limit: 1 }, `/copydesk/${config.instance}`)
  return event?.id === last.id ? last.sequence : kept
}
