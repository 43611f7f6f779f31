import { operations } from '@copydesk/api'
import fastify from 'fastify'
import { expect, it } from 'vitest'
import { bindContract } from './contract.ts'
import { routed } from './operation-at.ts'

const answer = async () => ({})

it('serves no route of the API that the table of operations does not have', () => {
  const server = fastify()
  bindContract(server)
  for (const { method, path } of Object.values(operations)) server.route({ method, url: routed(path), handler: answer })
  for (const path of ['/', '/desk/*', '/views/now', '/websub/:token']) server.get(path, answer)
  for (const path of ['/jobs/all', '/story', '/views', '/deskfile', '/query.json'])
    expect(() => server.get(path, answer), path).toThrow(`GET ${path} is not in the table of operations`)
  expect(() => server.delete('/articles/:id', answer)).toThrow('DELETE /articles/:id is not in the table')
})
