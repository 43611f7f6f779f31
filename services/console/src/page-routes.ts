import { readFileSync } from 'node:fs'
import type { FastifyInstance } from 'fastify'

const files = [
  { path: '/', file: 'desk.html', type: 'text/html; charset=utf-8' },
  { path: '/desk.js', file: 'desk.js', type: 'text/javascript; charset=utf-8' },
  { path: '/desk.css', file: 'desk.css', type: 'text/css; charset=utf-8' },
]

/** The desk itself: three files, read once. */
export function pageRoutes(server: FastifyInstance): void {
  for (const { path, file, type } of files) {
    const body = readFileSync(new URL(`../web/${file}`, import.meta.url))
    server.get(path, (_request, reply) => reply.type(type).send(body))
  }
}
