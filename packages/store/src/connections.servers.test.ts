import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { createDatabase, openDatabase, type Database } from './database.ts'

const name = `narrow_${randomUUID().replaceAll('-', '')}`
let admin: Database
let url: string
beforeAll(async () => {
  const own = await createDatabase(inject('postgresUrl'), name)
  admin = openDatabase(own)
  // Limits do not hold for superusers.
  await admin.query(`create role ${name} login connection limit 1`)
  url = Object.assign(new URL(own), { username: name }).href
})
afterAll(() => admin.close())

it('waits for a connection where the server has as many as it takes', async () => {
  const [first, second, third] = [openDatabase(url), openDatabase(url), openDatabase(url)]
  await first.query('select 1')
  const asked = Promise.all([
    second.row('select 2 as n'),
    second.transaction((sql) => sql.row('select 3 as n')),
    second.row('select 4 as n'),
  ])
  const meanwhile = first.query('select pg_sleep(0.3)').then(() => 'meanwhile')
  expect(await Promise.race([asked, meanwhile])).toBe('meanwhile')
  await first.close()
  expect(await asked).toEqual([{ n: 2 }, { n: 3 }, { n: 4 }])
  const heard = new Promise<void>(
    (resolve) => void third.listen('told', resolve).then((listening) => listening.close()),
  )
  await second.close()
  await heard
  await third.close()
})

it('says at once what else is wrong', async () => {
  const nobody = openDatabase(Object.assign(new URL(url), { username: `${name}_too` }).href)
  await expect(nobody.query('select 1')).rejects.toThrow('does not exist')
  await expect(nobody.listen('told', () => {})).rejects.toThrow('does not exist')
  await nobody.close()
})
