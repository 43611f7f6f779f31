import { operations } from '@copydesk/api'
import fastify from 'fastify'
import type { FastifyError } from 'fastify'
import { expect, it } from 'vitest'
import { bindContract, tellWrongParameters } from './contract.ts'
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

it.each<[body: unknown, detail: string]>([
  [7, 'the body is not a JSON object: Invalid input: expected object, received number'],
  [{}, 'url is missing: an http or https address that is open to the world'],
  [{ url: 'ftp://a.example/' }, 'url=ftp://a.example/ is not an http or https address that is open to the world'],
  [
    { url: 'http://a.example/', types: ['copydesk.*', 'knew'] },
    'types.1=knew: there is no such type; there are copydesk.article.new',
  ],
  [
    { url: 'http://a.example/', chosen: { outlets: 'b' } },
    'there is no chosen.outlets; there are entity, outlet, origin',
  ],
  [
    { url: 'http://a.example/', chosen: { sources: 'two' } },
    'chosen.sources=two is not how many independent sources at the least',
  ],
  [{ url: 'http://a.example/', chosen: 3 }, 'chosen=3 is not by what else events are chosen'],
])('says of a body %j what is wrong in it, where, and what is allowed', async (body, detail) => {
  const server = fastify()
  bindContract(server)
  server.setErrorHandler<FastifyError>((error, request, reply) => tellWrongParameters(error, request, reply) ?? error)
  server.post('/webhooks', answer)
  const said = await server.inject({
    method: 'POST',
    url: '/webhooks',
    headers: { 'content-type': 'application/json' },
    payload: JSON.stringify(body),
  })
  expect(said.statusCode).toBe(400)
  expect(said.json<{ detail: string }>().detail).toContain(detail)
})
