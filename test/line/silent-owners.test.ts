import { openStore } from '@copydesk/store'
import { Client } from 'pg'
import { expect, it, onTestFinished } from 'vitest'
import { freshDatabase } from '../set-up/database.ts'

it('has PostgreSQL end a transaction whose owner says nothing, or is not there any more', async () => {
  const url = await freshDatabase()
  const store = await openStore(url)
  const client = new Client({ connectionString: url })
  await client.connect()
  onTestFinished(async () => {
    await client.end()
    await store.close()
  })
  const settings = ['idle_in_transaction_session_timeout', 'client_connection_check_interval']
  await client.query('create table seen (name text, value text)')
  await client.query(
    `create function see() returns trigger language plpgsql as $$ begin
       insert into seen select name, setting from pg_settings where name = any('{${settings.join(',')}}'); return new; end $$`,
  )
  await client.query('create trigger see after insert on feed for each row execute function see()')
  await store.feeds.add({ id: 'one', url: 'http://one.example/', outlet: 'one', intervalSeconds: 60 }, new Date())
  const { rows } = await client.query('select distinct name, value from seen order by name')
  expect(rows).toEqual([
    { name: 'client_connection_check_interval', value: '5000' },
    { name: 'idle_in_transaction_session_timeout', value: '20000' },
  ])
})
