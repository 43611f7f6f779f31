import { expect, it } from 'vitest'
import { madeUpChanges, openEventDesk } from '../set-up/event-desk.ts'

type Told = { verdict: { level: string; at: string | null; sentence: string } }

it('says that the log stands still when changes wait for their place and nobody gives them one', async () => {
  const desk = await openEventDesk()
  await desk.tell(madeUpChanges(1), new Date(Date.now() - 3_600_000))
  await desk.write(madeUpChanges(1, ['a'], 2), new Date(Date.now() - 61_000))
  const { verdict } = (await (await fetch(`${desk.url}/views/now`)).json()) as Told
  expect(verdict).toMatchObject({ level: 'trouble', at: 'deliver-events' })
  expect(verdict.sentence).toContain('deliver-events stands still')
})
