import type { Service } from '@copydesk/service'
import { expect, it } from 'vitest'
import { Complaint } from '../complaint.ts'
import { readLog } from './follow-log.ts'

/** A store whose log gives these pages, one after the other. */
const over = (pages: (object | Error)[]) => {
  const page = async () => {
    const next = pages.shift()
    if (next instanceof Error) throw next
    return next
  }
  return { store: { events: { page } }, config: {} } as unknown as Pick<Service, 'store' | 'config'>
}
const read = async (pages: (object | Error)[]) => {
  const taken: string[] = []
  const done = readLog(over(pages), { after: 0 }, async (events) => {
    taken.push(...events.map(({ sequence }) => sequence))
  })
  return { taken, done }
}
const two = { type: 'events', events: [{ sequence: '1' }, { sequence: '2' }], through: 2 }

it('reads the log to its end', async () => {
  const { taken, done } = await read([two, { type: 'events', events: [], through: 2 }])
  await done
  expect(taken).toEqual(['1', '2'])
})

it.each([
  ['the store goes away', new Error('Connection terminated unexpectedly'), 'terminated unexpectedly'],
  ['what comes next is dropped', { type: 'expired', forgotten: 9, head: 12 }, 'events up to 9 were dropped'],
])('says that it is not whole, and where to go on, where %s', async (_, next, why) => {
  const { taken, done } = await read([two, next])
  await expect(done).rejects.toThrow(Complaint)
  await expect(done).rejects.toThrow(why)
  await expect(done).rejects.toThrow('go on with --after 2')
  expect(taken).toEqual(['1', '2'])
})
