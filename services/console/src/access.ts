import { allows, type Scope, scopes, operations, type Operation } from '@copydesk/api'
import { isLoopback, isSecretOf, readToken, type Config, type Service } from '@copydesk/service'
import { actingFor, type Store } from '@copydesk/store'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { crossSite, SAFE } from './cross-site.ts'
import { operationAt } from './operation-at.ts'
import { problem } from './problem.ts'
import { createRateLimit, type Allowance, type RateLimit } from './rate-limit.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** Who changes something by this request; empty where nothing is changed. */
    changer: string
    /** What who asked may do beyond what was asked for. */
    may: (scope: Scope) => boolean
    /** Whether who asked would be let in now, too: for an answer that goes on for long. */
    mayStillAsk: () => Promise<boolean>
  }
  interface FastifyContextConfig {
    /** What a token has to allow, where no operation says it. Null: open to all. */
    scope?: Scope | null
  }
}

/** How often an address may give a wrong token, a minute. */
const WRONG_A_MINUTE = 30

/** Why nobody is listened to: said in one line, with how to mend it. */
export class CannotListen extends Error {
  override name = 'CannotListen'
}

/** Rejects where others than this machine would be let in without a token. */
export async function mustHaveToken(config: Config, store: Store): Promise<void> {
  if (isLoopback(config.listen)) return
  const tokens = await store.tokens.list()
  if (tokens.some(({ revokedAt }) => revokedAt === null)) return
  throw new CannotListen(
    `COPYDESK_LISTEN=${config.listen} lets others in, and there is no token to know them by: make one with "copydesk tokens add NAME"`,
  )
}

/** Lets in who may ask for what was asked for, and no faster than is allowed; before a body is read. */
export function guardAccess(server: FastifyInstance, { config, store }: Service): void {
  const requests = createRateLimit(config.requestsPerMinute)
  const wrong = createRateLimit(WRONG_A_MINUTE)
  server.addHook('onRequest', async (request, reply) => {
    if (allowOrigin(request, reply, config)) return reply.status(204).send()
    const scope = scopeOf(request)
    const asker = await whoAsks(request, config, store)
    if (asker.type === 'wrong') {
      const guess = wrong.take(request.ip, Date.now())
      if (!guess.allowed) return tooMany(reply, guess)
    }
    const key = asker.type === 'token' ? `token ${asker.id}` : `address ${request.ip}`
    const allowance = requests.take(key, Date.now())
    tellAllowance(reply, requests, allowance)
    if (!allowance.allowed) return tooMany(reply, allowance)
    if (scope === null) return
    if ('detail' in asker) return askForToken(request, reply, asker.detail)
    if (!allows(asker.scopes, scope)) return problem(reply, 403, `That needs a token with the scope ${scope}`)
    request.may = (wanted) => allows(asker.scopes, wanted)
    const refused = crossSite(request.method, request.headers, ownOrigins(config))
    if (refused) return problem(reply, refused.status, refused.detail)
    if (!SAFE.has(request.method)) request.changer = nameOf(asker)
    if (asker.type === 'token') request.mayStillAsk = async () => (await store.tokens.byId(asker.id)) !== null
  })
  server.decorateRequest('may', () => false)
  server.decorateRequest('mayStillAsk', async () => true)
  // What a request changes is its asker's in the audit.
  server.decorateRequest('changer', '')
  server.addHook('preHandler', (request, _reply, done) =>
    request.changer === '' ? done() : actingFor({ who: request.changer, address: request.ip }, done),
  )
}

const nameOf = (asker: Asker) => (asker.type === 'token' ? `token ${asker.name}` : 'this machine')

/** By its operation, by what its route says, or by what its method does. What is not there is refused to all alike. */
function scopeOf({ method, routeOptions: { url, config } }: FastifyRequest): Scope | null {
  if (url === undefined) return null
  const id = operationAt(method, url)
  if (id) return (operations[id] as Operation).scope
  if (config.scope !== undefined) return config.scope
  return SAFE.has(method) ? 'read' : 'write'
}

type Asker =
  | { type: 'token'; id: string; name: string; scopes: readonly string[] }
  /** This machine, which needs none. */
  | { type: 'local'; scopes: readonly string[] }
  | { type: 'stranger' | 'wrong'; detail: string }

async function whoAsks(request: FastifyRequest, config: Config, store: Store): Promise<Asker> {
  const { authorization } = request.headers
  if (authorization === undefined) {
    const isLocal = isForThisMachine(config) && cameFromHere(request)
    return isLocal
      ? { type: 'local', scopes }
      : { type: 'stranger', detail: 'That needs a token: "copydesk tokens add NAME" makes one' }
  }
  const given = readToken(tokenIn(authorization))
  const row = given && (await store.tokens.byId(given.id))
  if (!given || !row || !isSecretOf(given.secret, row.hash)) {
    return { type: 'wrong', detail: 'There is no such token, or it was revoked' }
  }
  return { type: 'token', id: row.id, name: row.name, scopes: row.scopes }
}

/**
 * Where others reach the console by a proxy, whoever comes may be one of them: a proxy need not say that it is one, and gives this machine's own
 * address and name as nginx does where it is told nothing else.
 */
const isForThisMachine = ({ listen, publicUrl, tokenAlways }: Config): boolean =>
  !tokenAlways && isLoopback(listen) && (publicUrl === null || isLoopback(new URL(publicUrl).hostname))

/** What proxies say of those for whom they come: RFC 7239, RFC 9110 7.6.3, and what was in use before. */
const BY_PROXY = ['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip']

/**
 * Not through a proxy that says so, and to a name of this machine: a page of the world whose name was pointed here is not
 * let in (DNS rebinding).
 */
function cameFromHere({ ip, headers }: FastifyRequest): boolean {
  if (BY_PROXY.some((name) => headers[name] !== undefined)) return false
  const host = URL.parse(`http://${headers.host ?? ''}`)?.hostname ?? ''
  return isLoopback(ip) && isLoopback(host)
}

/** RFC 6750; or the password of RFC 7617, which browsers and feed readers ask their user for. */
function tokenIn(authorization: string): string {
  const [scheme = '', value = ''] = authorization.trim().split(/\s+/, 2)
  if (scheme.toLowerCase() === 'bearer') return value
  if (scheme.toLowerCase() !== 'basic') return ''
  const pair = Buffer.from(value, 'base64').toString()
  return pair.slice(pair.indexOf(':') + 1)
}

/** A page that asks by itself gets no challenge that a browser would show a dialog for. */
function askForToken(request: FastifyRequest, reply: FastifyReply, detail: string): FastifyReply {
  const challenges = ['Bearer realm="Copydesk"']
  if (request.headers['sec-fetch-dest'] !== 'empty') challenges.push('Basic realm="Copydesk", charset="UTF-8"')
  return problem(reply.header('www-authenticate', challenges), 401, detail)
}

const ownOrigins = ({ publicUrl, allowOrigins }: Config): string[] =>
  publicUrl === null ? allowOrigins : [...allowOrigins, new URL(publicUrl).origin]

const EXPOSED = 'etag, link, location, retry-after, ratelimit, ratelimit-policy'

/** https://fetch.spec.whatwg.org/#http-cors-protocol: what a page of an allowed origin may do. True where that was all it asked. */
function allowOrigin(request: FastifyRequest, reply: FastifyReply, { allowOrigins }: Config): boolean {
  const { origin } = request.headers
  // On the answer itself, so that a stream that is written past the framework has them too.
  if (allowOrigins.length > 0) reply.raw.setHeader('vary', 'origin')
  if (origin === undefined || !allowOrigins.includes(origin)) return false
  reply.raw.setHeader('access-control-allow-origin', origin)
  reply.raw.setHeader('access-control-expose-headers', EXPOSED)
  if (request.method !== 'OPTIONS' || request.headers['access-control-request-method'] === undefined) return false
  reply.headers({
    'access-control-allow-methods': 'GET, POST, PUT, PATCH, DELETE',
    'access-control-allow-headers': 'authorization, content-type, if-none-match, last-event-id',
    'access-control-max-age': '600',
  })
  return true
}

/** https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/ */
const tellAllowance = (reply: FastifyReply, { perMinute }: RateLimit, { left, resetSeconds }: Allowance) =>
  reply.headers({
    'ratelimit-policy': `"minute";q=${perMinute};w=60`,
    ratelimit: `"minute";r=${left};t=${resetSeconds}`,
  })

const tooMany = (reply: FastifyReply, { waitSeconds }: Allowance) =>
  problem(reply.header('retry-after', waitSeconds), 429, `That is too often: ask again in ${waitSeconds} s`)
