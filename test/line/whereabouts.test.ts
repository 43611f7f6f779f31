import { openStore } from '@copydesk/store'
import { Client } from 'pg'
import { expect, it, onTestFinished } from 'vitest'
import { freshDatabase } from '../set-up/database.ts'
import { writeManyStories } from '../set-up/many-stories.ts'

async function openFound() {
  const url = await freshDatabase()
  const store = await openStore(url)
  const client = new Client({ connectionString: url })
  await client.connect()
  onTestFinished(async () => {
    await client.end()
    await store.close()
  })
  await writeManyStories(client, 30, 1)
  // Three each of long ago, of this month, and the others of today.
  await client.query(
    `update entry set found_at = now() - case when id in ('made-1', 'made-2', 'made-3') then interval '1 year'
       when id in ('made-4', 'made-5', 'made-6') then interval '9 days' else interval '1 hour' end + substr(id, 6)::int * interval '1 second'`,
  )
  await client.query(`update entry set title = '100% of votes' where id = 'made-2'`)
  const find = (wanted: string, limit = 50) => store.whereabouts.find(wanted, limit, new Date())
  return {
    find,
    idsOf: async (wanted: string, limit?: number) => (await find(wanted, limit)).entries.map(({ id }) => id),
  }
}

it('finds pages by a part of their address or title, the newest first, however old', async () => {
  const { find, idsOf } = await openFound()
  const all = await find('.example/story')
  expect(all.entries).toHaveLength(31)
  expect(all.since).toBe(null)
  const times = all.entries.map(({ foundAt }) => foundAt.getTime())
  expect(times).toEqual(times.toSorted((a, b) => b - a))
  expect(await idsOf('.example/story', 27)).toEqual(all.entries.slice(0, 27).map(({ id }) => id))
  expect(await idsOf('Headline 5')).toEqual(['made-5'])
})

it('takes what is searched for as it is written', async () => {
  const { idsOf } = await openFound()
  expect(await idsOf('100%')).toEqual(['made-2'])
  expect(await idsOf('H_adline')).toEqual([])
})

it('knows an outlet by its host, with or without www, and an entry by any of its ids', async () => {
  const { idsOf } = await openFound()
  expect(await idsOf('outlet7.example')).toEqual(['made-7'])
  expect(await idsOf('www.outlet7.example')).toEqual(['made-7'])
  expect(await idsOf('article-7')).toEqual(['made-7'])
  expect(await idsOf('revision-made-7')).toEqual(['made-7'])
})
