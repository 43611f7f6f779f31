import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { layerBreaches } from './layer-breaches.ts'

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'layers-'))
})
afterEach(() => rmSync(root, { recursive: true }))

function write(path: string, text: string) {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), text)
}

/** A package or service that declares and references the folders in `uses`, with one source file. */
function part(folder: string, code: string, uses: string[] = [], file = 'code.ts') {
  const dependencies = Object.fromEntries(uses.map((path) => [`@copydesk/${path.split('/')[1]}`, 'workspace:*']))
  write(`${folder}/package.json`, JSON.stringify({ name: `@copydesk/${folder.split('/')[1]}`, dependencies }))
  write(`${folder}/tsconfig.json`, JSON.stringify({ references: uses.map((path) => ({ path: `../../${path}` })) }))
  write(`${folder}/src/${file}`, code)
}

/** The breaches of one file in a tree where every package and two services exist. */
function breachesOf(folder: string, code: string, uses: string[] = [], file = 'code.ts'): string[] {
  for (const name of ['news', 'wire', 'clean', 'copies', 'feed', 'pipeline', 'store', 'queue', 'http', 'service']) {
    part(`packages/${name}`, '')
  }
  for (const name of ['poll-feed', 'copydesk']) part(`services/${name}`, '')
  part(folder, code, uses, file)
  return layerBreaches(root)
}

const importing = (path: string) => `import { x } from '@copydesk/${path.split('/')[1]}'`

describe('layers', () => {
  it.each([
    ['packages/clean', ['packages/news', 'packages/wire']],
    ['packages/copies', ['packages/wire']],
    ['packages/queue', ['packages/news', 'packages/pipeline']],
    ['packages/service', ['packages/store', 'packages/queue']],
    ['services/poll-feed', ['packages/feed', 'packages/http', 'packages/store']],
    ['services/copydesk', ['services/poll-feed', 'packages/clean']],
  ])('lets %s import %j', (folder, uses) => {
    expect(breachesOf(folder, uses.map(importing).join('\n'), uses)).toEqual([])
  })

  it.each([
    ['packages/feed', 'packages/wire', 'feed (PURE) imports only news'],
    ['packages/news', 'packages/pipeline', 'news (PURE) imports only no other package'],
    ['packages/clean', 'packages/store', 'clean (PURE) imports only news, wire'],
    ['packages/pipeline', 'packages/queue', 'pipeline (PURE) imports only news'],
    ['packages/store', 'packages/copies', 'store (EDGE) imports only news, pipeline'],
    ['packages/http', 'services/poll-feed', 'only services/copydesk imports services'],
    ['services/poll-feed', 'services/copydesk', 'only services/copydesk imports services'],
  ])('keeps %s from importing %s', (folder, used, rule) => {
    expect(breachesOf(folder, importing(used), [used])).toEqual([expect.stringContaining(rule)])
  })

  it.each([
    ['a type', "import type { X } from '@copydesk/store'"],
    ['several lines', "import {\n  x,\n  y,\n} from '@copydesk/store'"],
    ['a re-export', "export * from '@copydesk/store'"],
    ['a side effect', "import '@copydesk/store'"],
    ['a call', "const x = await import('@copydesk/store')"],
  ])('sees an import by %s', (_, code) => {
    expect(breachesOf('packages/feed', code, ['packages/store'])).toHaveLength(1)
  })

  it('takes no comment and no string for use', () => {
    const code = "// import { x } from '@copydesk/store'\n/* Date.now() */ const said = 'Math.random()' // process.env"
    expect(breachesOf('packages/feed', code)).toEqual([])
  })

  it('wants what is imported declared and referenced', () => {
    expect(breachesOf('services/poll-feed', importing('packages/http'))).toEqual([
      'services/poll-feed/src/code.ts: imports @copydesk/http; the package.json beside it must declare it',
      'services/poll-feed/src/code.ts: imports @copydesk/http; the tsconfig.json beside it must reference it',
    ])
  })

  it('wants other packages imported by name', () => {
    const [breach] = breachesOf('packages/feed', "import { x } from '../../news/src/news.ts'")
    expect(breach).toBe(
      'packages/feed/src/code.ts: imports ../../news/src/news.ts; other packages are imported by name',
    )
  })

  it('wants every package in a layer', () => {
    expect(breachesOf('packages/stray', '')).toEqual([
      'packages/stray: is in no layer; add it to scripts/layer-table.ts',
    ])
  })
})

describe('purity', () => {
  it.each([
    ["import { readFileSync } from 'node:fs'", 'imports node:fs; a PURE package does no I/O'],
    ["import { join } from 'path'", 'imports path; a PURE package does no I/O'],
    ['const now = Date.now()', 'uses Date.now;'],
    ['const now = new Date()', 'uses new Date() without an argument;'],
    ['const now = new Date( )', 'uses new Date() without an argument;'],
    ['const now = new Date', 'uses new Date() without an argument;'],
    ['const die = Math.random()', 'uses Math.random;'],
    ['const home = process.cwd()', 'uses process;'],
  ])('refuses %j in a PURE package', (code, breach) => {
    expect(breachesOf('packages/feed', code)).toEqual([expect.stringContaining(breach)])
  })

  it('lets PURE code read a given time, news hash, and tests read files', () => {
    expect(breachesOf('packages/feed', 'const year = new Date(given).getUTCFullYear()')).toEqual([])
    expect(breachesOf('packages/news', "import { createHash } from 'node:crypto'")).toEqual([])
    expect(breachesOf('packages/wire', "import { readFileSync } from 'node:fs'", [], 'code.test.ts')).toEqual([])
  })

  it('leaves EDGE packages their clock and files', () => {
    expect(breachesOf('packages/store', "import { readFileSync } from 'node:fs'\nDate.now()")).toEqual([])
  })
})

describe('what one package holds', () => {
  it.each([
    ['services/poll-feed', "import { Queue } from 'bullmq'", 'only packages/queue imports bullmq'],
    ['packages/service', "import pg from 'pg'", 'import the database driver'],
    ['services/poll-feed', "import { sql } from 'kysely/helpers/postgres'", 'import the database driver'],
    ['packages/service', "import { Agent } from 'undici'", 'only packages/http does'],
    ['services/poll-feed', "import { request } from 'node:https'", 'only packages/http does'],
    ['services/poll-feed', "import { request } from 'node:http'", 'only packages/http does'],
    ['packages/store', "import * as net from 'node:net'", 'only packages/http does'],
    ['services/poll-feed', 'const page = await fetch(url)', 'only packages/http does'],
    ['services/poll-feed', 'const page = await globalThis.fetch(url)', 'only packages/http does'],
    ['services/poll-feed', 'const ask = fetch\nawait ask(url)', 'only packages/http does'],
    ['services/poll-feed', "import http from 'node:http'\nhttp.request(url)", 'only packages/http does'],
    ['services/poll-feed', "import http, { type Server } from 'http'", 'only packages/http does'],
    ['services/poll-feed', "import { default as http } from 'node:http'", 'only packages/http does'],
    ['services/poll-feed', "const { request } = await import('node:http')", 'only packages/http does'],
    ['services/poll-feed', "import { connect } from 'net'", 'only packages/http does'],
    ['services/poll-feed', "import { request } from 'https'", 'only packages/http does'],
    ['services/poll-feed', "import { lookup } from 'node:dns/promises'", 'only packages/http does'],
    ['services/poll-feed', "import { resolve4 } from 'dns'", 'only packages/http does'],
    ['services/poll-feed', "import axios from 'axios'", 'only packages/http does'],
    ['packages/store', 'const url = process.env.DATABASE_URL', 'only packages/service does'],
    ['services/poll-feed', "const url = process['env']", 'only packages/service does'],
  ])('keeps %s from %j', (folder, code, rule) => {
    expect(breachesOf(folder, code)).toEqual([expect.stringContaining(rule)])
  })

  it.each([
    ['packages/queue', "import { Queue } from 'bullmq'\nimport pg from 'pg'"],
    ['packages/store', "import pg from 'pg'"],
    ['packages/http', "import { Agent } from 'undici'\nimport { lookup } from 'node:dns/promises'"],
    ['packages/service', 'const env = { ...process.env }'],
    ['services/poll-feed', "import { createServer, type Agent } from 'node:http'"],
    ['services/poll-feed', "import { isIP } from 'node:net'\nawait http.fetch(url)"],
    ['services/poll-feed', "import type http from 'node:http'\nconst given = { fetch: net.fetch }"],
    ['services/poll-feed', 'const page = async ({ fetch }: Http) => fetched'],
  ])('lets %s have %j', (folder, code) => {
    expect(breachesOf(folder, code)).toEqual([])
  })
})
