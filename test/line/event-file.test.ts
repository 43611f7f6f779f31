import { appendFile, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { appendEvents } from '@copydesk/copydesk'
import type { CloudEvent } from '@copydesk/pipeline'
import { expect, it } from 'vitest'
import { temporaryFolder, valuesOf } from '../set-up/command-line.ts'
import { madeUpChanges, openEventDesk } from '../set-up/event-desk.ts'

const counting = (count: number) => Array.from({ length: count }, (_, at) => at + 1)

async function openFile(rotateBytes: number | null = null) {
  const { service, tell } = await openEventDesk()
  const folder = await temporaryFolder()
  const name = join(folder, 'events.ndjson')
  const append = async (after: () => Promise<void>) => {
    const file = await appendEvents(service, { name, rotateBytes })
    await after()
    await file.close()
  }
  const places = async (path = name) =>
    valuesOf<CloudEvent>(await readFile(path, 'utf8')).map(({ sequence }) => Number(sequence))
  return { service, tell, folder, name, append, places }
}

it('is gone on with after a restart', async () => {
  const { tell, append, places } = await openFile()
  await append(() => tell(madeUpChanges(3)))
  await tell(madeUpChanges(2, ['a'], 4))
  await append(() => tell(madeUpChanges(2, ['a'], 6)))
  expect(await places()).toEqual(counting(7))
})

it('has no event twice and no half line where its writer was killed', async () => {
  const { service, tell, name, append, places } = await openFile()
  await append(() => tell(madeUpChanges(2)))
  await tell(madeUpChanges(3, ['a'], 3))
  // Killed after two more lines and a part of the next, before it could say so.
  const events = await service.store.events.read({ after: 2, limit: 3 }, '/copydesk/local')
  const lines = events.map((event) => `${JSON.stringify(event)}\n`).join('')
  await appendFile(name, lines.slice(0, -40))
  await append(async () => {})
  expect(await places()).toEqual(counting(5))
})

it('is no guide where it is of another log, and keeps what stands in it', async () => {
  const { tell, name, append } = await openFile()
  const other = '{"specversion":"1.0","id":"other","sequence":"2"}\n'
  await writeFile(name, other)
  await append(() => tell(madeUpChanges(3)))
  const text = await readFile(name, 'utf8')
  expect(text.startsWith(other)).toBe(true)
  expect(valuesOf<CloudEvent>(text).map(({ sequence }) => sequence)).toEqual(['2', '1', '2', '3'])
})

it('is renamed by its last event before it gets too long', async () => {
  const { tell, folder, append, places } = await openFile(2000)
  await append(() => tell(madeUpChanges(12)))
  await append(() => tell(madeUpChanges(12, ['a'], 13)))
  const files = await readdir(folder)
  expect(files.length).toBeGreaterThan(3)
  const inOrder = files.toSorted(
    (a, b) => (Number(a.split('.')[2]) || Infinity) - (Number(b.split('.')[2]) || Infinity),
  )
  const all: number[] = []
  for (const file of inOrder) {
    expect((await readFile(join(folder, file))).length).toBeLessThanOrEqual(2000)
    const held = await places(join(folder, file))
    all.push(...held)
    if (file !== 'events.ndjson') expect(file).toBe(`events.ndjson.${held.at(-1)}`)
  }
  expect(all).toEqual(counting(24))
})
