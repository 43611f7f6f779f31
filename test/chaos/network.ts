import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { ChaosServers } from './chaos-servers.ts'
import type { Starting } from './stage-processes.ts'

/** A network namespace (network_namespaces(7)) for some processes, from which the servers are reached over one cable. */
export type Network = {
  /** How a process is started in it, with the addresses of the servers as seen from there. */
  starting: Required<Pick<Starting, 'through' | 'env'>>
  /** Connections that stand over the cable. */
  connections(): number
  /** Pulls the cable: nothing arrives any more, and nobody is told. */
  cut(): void
  mend(): void
  close(): Promise<void>
}

const KEEP_ALIVE_MS = 1000
/** Of addresses that no machine has outside (RFC 1918), a pair for each process of ours. */
const addressOf = (end: 1 | 2, nth: number) => `10.${100 + (process.pid % 100)}.${nth}.${end}`

const ip = (...args: string[]) => execFileSync('ip', args, { stdio: ['ignore', 'ignore', 'pipe'] })

/** Whether this user may make networks on this machine. */
export function canMakeNetworks(): boolean {
  const name = `copydesk-${process.pid}-probe`
  if (spawnSync('ip', ['netns', 'add', name], { stdio: 'ignore' }).status !== 0) return false
  return spawnSync('ip', ['netns', 'delete', name], { stdio: 'ignore' }).status === 0
}

const LISTENER = fileURLToPath(new URL('listen-inside.ts', import.meta.url))
let made = 0
/** Namespaces and cables outlast processes: those that stand are taken down however this one ends, but for SIGKILL. */
const standing = new Map<string, string>()

function takeDown(name: string, cable: string): void {
  standing.delete(name)
  for (const words of [
    ['link', 'delete', cable],
    ['netns', 'delete', name],
  ])
    spawnSync('ip', words, { stdio: 'ignore' })
}

process.on('exit', () => {
  for (const [name, cable] of standing) takeDown(name, cable)
})

/** `worldPort`: where on this machine the world is served, which then answers at the same address inside. */
export async function openNetwork(
  databaseUrl: string,
  servers: ChaosServers,
  worldPort: number | null = null,
): Promise<Network> {
  const nth = (made += 1)
  const [name, here, there] = [`copydesk-${process.pid}-${nth}`, `cd${process.pid}h${nth}`, `cd${process.pid}t${nth}`]
  const address = addressOf(1, nth)
  standing.set(name, here)
  ip('netns', 'add', name)
  ip('link', 'add', here, 'type', 'veth', 'peer', 'name', there)
  ip('link', 'set', there, 'netns', name)
  ip('address', 'add', `${address}/30`, 'dev', here)
  ip('link', 'set', here, 'up')
  ip('-n', name, 'address', 'add', `${addressOf(2, nth)}/30`, 'dev', there)
  ip('-n', name, 'link', 'set', there, 'up')
  ip('-n', name, 'link', 'set', 'lo', 'up')
  const { host, port, user } = servers.postgres.server().connection
  const sockets = new Set<Socket>()
  const postgres = await gateway(address, () => connect(join(host, `.s.PGSQL.${port}`)), sockets)
  const redis = await gateway(address, () => connect(servers.redis.server().socket), sockets)
  const world = worldPort === null ? [] : [await worldInside(name, worldPort)]
  const env = {
    DATABASE_URL: `postgresql://${user}@${address}:${postgres.port}${new URL(databaseUrl).pathname}`,
    REDIS_URL: `redis://${address}:${redis.port}`,
  }
  return {
    starting: { through: ['ip', 'netns', 'exec', name], env },
    connections: () => sockets.size,
    cut: () => void ip('link', 'set', here, 'down'),
    mend: () => void ip('link', 'set', here, 'up'),
    close: async () => {
      for (const socket of sockets) socket.destroy()
      for (const server of [postgres.server, redis.server, ...world])
        await new Promise((resolve) => server.close(resolve))
      takeDown(name, here)
    },
  }
}

/** The servers listen on sockets in files only: what comes over the cable is handed on to these. */
async function gateway(address: string, toServer: () => Socket, sockets: Set<Socket>) {
  const server: Server = createServer((outside) => {
    outside.setKeepAlive(true, KEEP_ALIVE_MS)
    sockets.add(outside)
    handOn(outside, toServer())
    outside.on('close', () => sockets.delete(outside))
  })
  await new Promise<void>((resolve) => server.listen(0, address, resolve))
  return { server, port: (server.address() as AddressInfo).port }
}

/**
 * The made-up outlets are this machine by their names (RFC 6761), which is another one inside. Who listens there is made inside, and
 * handed out to this process: what it is asked does not go over the cable.
 */
async function worldInside(name: string, port: number): Promise<Server> {
  const words = [
    'netns',
    'exec',
    name,
    process.execPath,
    '--disable-warning=ExperimentalWarning',
    LISTENER,
    String(port),
  ]
  const opener = spawn('ip', words, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  const [, server] = (await Promise.race([
    once(opener, 'message'),
    once(opener, 'exit').then(() => Promise.reject(new Error(`nobody listens in ${name}`))),
  ])) as [unknown, Server]
  server.on('connection', (inside: Socket) => handOn(inside, connect(port, '127.0.0.1')))
  opener.disconnect()
  return server
}

function handOn(outside: Socket, inside: Socket): void {
  for (const [one, other] of [
    [outside, inside],
    [inside, outside],
  ] as const)
    one
      .pipe(other)
      .on('error', () => {})
      .on('close', () => one.destroy())
}
