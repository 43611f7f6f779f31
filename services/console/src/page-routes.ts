import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { DeskFile } from './desk-files.ts'

/** Their names change with what is in them. */
const NAMED_BY_CONTENT = /^\/assets\//
const FOR_EVER = 'public, max-age=31536000, immutable'

/** The desk's page: one document under every address that the page itself makes, and the files it is made of. */
export function pageRoutes(server: FastifyInstance, files: DeskFile[]): void {
  for (const file of files) {
    const send = (request: FastifyRequest, reply: FastifyReply) => sendFile(file, request, reply)
    if (file.path === '/index.html') for (const path of ['/', '/desk', '/desk/*']) server.get(path, send)
    else server.get(file.path, send)
  }
}

function sendFile({ path, type, bytes, packed }: DeskFile, request: FastifyRequest, reply: FastifyReply) {
  const takesPacked = packed !== null && /\bgzip\b/.test(request.headers['accept-encoding'] ?? '')
  reply.type(type).headers({
    vary: 'accept-encoding',
    'cache-control': NAMED_BY_CONTENT.test(path) ? FOR_EVER : 'no-cache',
    ...(takesPacked ? { 'content-encoding': 'gzip' } : {}),
  })
  return reply.send(takesPacked ? packed : bytes)
}
