import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { stageNames } from '@copydesk/pipeline'
import { settingNames } from '@copydesk/service'
import { Client } from 'pg'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { parse } from 'yaml'
import { root } from '../set-up/command-line.ts'

type ComposeService = {
  command?: string | string[]
  environment?: Record<string, string>
  env_file?: { path: string; required: boolean }[]
  build?: { dockerfile: string }
  depends_on?: Record<string, unknown>
  ports?: string[]
  user?: string
  read_only?: boolean
  tmpfs?: string[]
  cap_drop?: string[]
  security_opt?: string[]
  healthcheck?: { test: string[] }
}

const read = (path: string) => readFile(join(root, path), 'utf8')
const compose = async () => parse(await read('docker-compose.yml'), { merge: true }) as Compose
type Compose = { services: Record<string, ComposeService>; volumes: Record<string, unknown> }

const SERVERS = ['redis', 'postgres']
/** Variables that only the servers' own images read. */
const OF_POSTGRES = /^POSTGRES_/
/** Where the containers reach each other. */
const FIXED = ['DATABASE_URL', 'PGPASSWORD', 'REDIS_URL', 'COPYDESK_LISTEN', 'COPYDESK_PORT', 'COPYDESK_HEALTH_PORT']

describe('docker-compose.yml', () => {
  it('has one service of its own name and command for every stage, and the console', async () => {
    const { services } = await compose()
    const processes = Object.keys(services).filter((name) => services[name]?.build)
    expect(processes.toSorted()).toEqual([...stageNames, 'console'].toSorted())
    for (const name of processes) {
      expect(services[name]?.command).toEqual([`services/${name}/src/main.ts`])
      expect(existsSync(join(root, `services/${name}/src/main.ts`))).toBe(true)
      expect(Object.keys(services[name]?.depends_on ?? {})).toEqual(SERVERS)
      expect(services[name]?.build?.dockerfile).toBe('infra/Dockerfile')
    }
  })

  it('sets only variables that are read, and gives every process its store and its queues', async () => {
    const { services } = await compose()
    const text = await read('docker-compose.yml')
    for (const name of [...stageNames, 'console']) {
      const variables = Object.keys(services[name]?.environment ?? {})
      expect(settingNames).toEqual(expect.arrayContaining(variables))
      expect(variables).toEqual(expect.arrayContaining(['DATABASE_URL', 'REDIS_URL']))
    }
    const substituted = [...text.matchAll(/\$\{([A-Z_]+)/g)].map(([, name]) => name ?? '')
    expect(substituted.filter((name) => !OF_POSTGRES.test(name) && !settingNames.includes(name))).toEqual([])
    expect(services['console']?.environment?.['COPYDESK_LISTEN']).toBe('0.0.0.0')
  })

  it('lets every setting through to every process, but for those that its own network fixes', async () => {
    const { services } = await compose()
    for (const name of [...stageNames, 'console']) {
      const { env_file: files, environment = {} } = services[name] ?? {}
      expect(files, name).toEqual([{ path: '.env', required: false }])
      const isFixed = (setting: string) =>
        setting in environment && !String(environment[setting]).startsWith(`\${${setting}:-`)
      expect(settingNames.filter(isFixed), name).toEqual(FIXED)
    }
    expect((await read('.gitignore')).split('\n')).toContain('.env')
  })

  it('takes a password of any letters', async () => {
    const { services } = await compose()
    const { environment = {} } = services['console'] ?? {}
    expect(environment['PGPASSWORD']).toBe(services['postgres']?.environment?.['POSTGRES_PASSWORD'])
    vi.stubEnv('PGPASSWORD', 'a/b#c?d@e%f')
    onTestFinished(() => void vi.unstubAllEnvs())
    const { host, user, database, password } = new Client({ connectionString: environment['DATABASE_URL'] ?? '' })
    expect({ host, user, database, password }).toEqual({
      host: 'postgres',
      user: 'copydesk',
      database: 'copydesk',
      password: 'a/b#c?d@e%f',
    })
  })

  it('gives no process more than it needs, and asks each whether it is ready', async () => {
    const { services } = await compose()
    for (const [name, service] of Object.entries(services)) {
      expect({ name, cap_drop: service.cap_drop }).toEqual({ name, cap_drop: ['ALL'] })
      expect({ name, security_opt: service.security_opt }).toEqual({ name, security_opt: ['no-new-privileges:true'] })
      expect(service.healthcheck?.test.length, name).toBeGreaterThan(1)
      expect({ name, read_only: service.read_only }).toEqual({ name, read_only: true })
      expect(service.tmpfs, name).toContain('/tmp')
      if (SERVERS.includes(name)) expect(service.user).toBe(name)
      if (!service.build) continue
      expect(service.healthcheck?.test).toEqual(['CMD', 'node', 'infra/ask-health.mjs'])
    }
  })

  it('keeps what is queued over a restart and never drops it when memory is full', async () => {
    const { services, volumes } = await compose()
    const command = String(services['redis']?.command)
    expect(command).toContain('--appendonly yes')
    expect(command).toContain('--maxmemory-policy noeviction')
    expect(Object.keys(volumes)).toEqual(expect.arrayContaining(SERVERS))
  })

  it('shows the console to this machine only, on the port it listens on', async () => {
    const { services } = await compose()
    const initial = /COPYDESK_PORT: .*\.default\((\d+)\)/.exec(await read('packages/service/src/config.ts'))?.[1]
    expect(services['console']?.ports).toEqual([`127.0.0.1:${initial}:${initial}`])
  })
})

describe('infra/Dockerfile', () => {
  it('runs the Node and the pnpm that the project runs', async () => {
    const dockerfile = await read('infra/Dockerfile')
    const manifest = JSON.parse(await read('package.json')) as { devDependencies: Record<string, string> }
    const node = /^FROM node:(\d+\.\d+)-/m.exec(dockerfile)?.[1]
    expect(manifest.devDependencies['node']?.startsWith(`${node}.`)).toBe(true)
    const pnpm = /pnpm@(\d+\.\d+\.\d+)/
    expect(pnpm.exec(dockerfile)?.[0]).toBe(pnpm.exec(await read('bin/setup.mjs'))?.[0])
  })

  it('runs as an account of its own, which nothing sets back to root', async () => {
    const [image = ''] = (await read('infra/Dockerfile')).split(/^FROM /m).slice(-1)
    const orders = [...image.matchAll(/^(RUN|COPY|ADD|USER|ENTRYPOINT|CMD)\b.*/gm)].map(([order]) => order)
    const users = orders.filter((order) => order.startsWith('USER'))
    expect(users).toEqual(['USER node'])
    // What it runs is root's: it cannot change it.
    const asNode = orders.slice(orders.indexOf('USER node') + 1).map((order) => order.split(' ')[0])
    expect(asNode).toEqual(['ENTRYPOINT', 'CMD'])
    const { services } = await compose()
    for (const name of [...stageNames, 'console']) expect(services[name], name).not.toHaveProperty('user')
  })

  it('copies what the commands need, and starts them as they are started here', async () => {
    const dockerfile = await read('infra/Dockerfile')
    for (const folder of ['packages', 'services']) expect(dockerfile).toContain(`COPY ${folder} ${folder}`)
    expect(dockerfile).toContain('ENTRYPOINT ["node", "--disable-warning=ExperimentalWarning"]')
    const main = /^CMD \["(.+)"\]/m.exec(dockerfile)?.[1] ?? ''
    expect(existsSync(join(root, main))).toBe(true)
  })
})
