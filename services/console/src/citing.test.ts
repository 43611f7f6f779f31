import { expect, it } from 'vitest'
import { rememberCiting } from './citing.ts'

const CITES =
  'The minister is to resign within the week, Reuters reported on Tuesday, citing two officials.\nA spokesman declined to comment on the report.'
const REPORTS = 'The minister told this newspaper on Tuesday that he would resign within the week.'

it('reads each text once for whether it only cites, and asks again for what it could not read', async () => {
  const asked: string[][] = []
  let isUp = false
  const citing = rememberCiting(async (ids) => {
    asked.push(ids)
    if (!isUp) throw new Error('not now')
    return ids.map((id) => ({ id, text: id === 'cites' ? CITES : REPORTS, publisher: 'The Herald' }))
  })
  expect((await citing(['cites']))('cites')).toBe(false)
  isUp = true
  const onlyCites = await citing(['cites', 'reports'])
  expect([onlyCites('cites'), onlyCites('reports')]).toEqual([true, false])
  await citing(['reports', 'cites'])
  expect(asked).toEqual([['cites'], ['cites', 'reports']])
})
