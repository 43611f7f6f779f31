import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { findRedis } from '@copydesk/embedded'

export interface RedisProgram {
  readonly binary: string
  /** Where its libraries are, when they are not the system's. */
  readonly libraryPath?: string
}

const run = promisify(execFile)
const cache = fileURLToPath(new URL('../.cache/redis', import.meta.url))

const PACKAGES = ['redis-server', 'valkey-server'] as const
const DEBIAN_TOOLS = ['apt-get', 'dpkg-deb'] as const
const OUTPUT_LIMIT = 16_000_000

/**
 * A Redis for the tests: the machine's own; else one unpacked from Debian's packages into test/.cache, which needs the
 * network once but neither root nor an installation. Throws with one line that says what to install.
 */
export async function obtainRedis(): Promise<RedisProgram> {
  const found = findRedis()
  if (found !== null) return { binary: found }
  const cached = await unpackedIn(cache)
  if (cached) return cached
  if (!(await isDebian())) throw new Error('The tests need Redis: install redis-server or valkey-server.')
  process.stderr.write('Fetching a Redis for the tests (once) …\n')
  try {
    return await fetchFromDebian()
  } catch (error) {
    throw new Error(
      `The tests need Redis, and it could not be fetched: apt-get install redis-server (${lastLine(error)})`,
      {
        cause: error,
      },
    )
  }
}

async function isDebian(): Promise<boolean> {
  const tools = DEBIAN_TOOLS.map((tool) => run('sh', ['-c', `command -v ${tool}`]))
  return (await Promise.allSettled(tools)).every(({ status }) => status === 'fulfilled')
}

/** With the system's package lists; where there are none, or they are out of date, with fresh ones of our own. */
async function fetchFromDebian(): Promise<RedisProgram> {
  const folder = `${cache}.${process.pid}`
  try {
    await unpack(folder, []).catch(async () => unpack(folder, await freshLists(folder)))
    const program = await unpackedIn(folder)
    if (!program) throw new Error('the package holds no server that runs')
    await rm(cache, { recursive: true, force: true })
    await rename(folder, cache)
    return (await unpackedIn(cache)) ?? program
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function freshLists(folder: string): Promise<string[]> {
  const apt = join(folder, 'apt')
  const folders = ['state/lists/partial', 'cache/archives/partial'].map((path) => join(apt, path))
  await Promise.all(folders.map((path) => mkdir(path, { recursive: true })))
  const settings = {
    'Dir::State': join(apt, 'state'),
    'Dir::State::status': '/var/lib/dpkg/status',
    'Dir::Cache': join(apt, 'cache'),
    // Root would otherwise fetch as the account _apt, which may not enter our folder.
    'APT::Sandbox::User': 'root',
  }
  const options = Object.entries(settings).flatMap(([name, value]) => ['-o', `${name}=${value}`])
  // One source that does not answer spoils the exit code; whether ours did, the next step tells.
  await run('apt-get', [...options, 'update'], { maxBuffer: OUTPUT_LIMIT }).catch(() => null)
  return options
}

async function unpack(folder: string, options: readonly string[]): Promise<void> {
  const [first, second] = PACKAGES
  const names = await missing(first, options).catch((error: unknown) =>
    missing(second, options).catch(() => {
      throw error
    }),
  )
  const packages = join(folder, 'packages')
  await rm(packages, { recursive: true, force: true })
  await mkdir(packages, { recursive: true })
  await run('apt-get', [...options, '-o', 'APT::Sandbox::User=root', 'download', ...names], { cwd: packages })
  for (const name of await readdir(packages)) await run('dpkg-deb', ['-x', join(packages, name), folder])
  await rm(packages, { recursive: true })
}

/** The packages that this system lacks for the one named, itself included: what a simulated installation lists. */
async function missing(name: string, options: readonly string[]): Promise<string[]> {
  const command = [...options, '-s', 'install', '--no-install-recommends', name]
  const { stdout } = await run('apt-get', command, { maxBuffer: OUTPUT_LIMIT })
  const names = [...stdout.matchAll(/^Inst (\S+)/gm)].flatMap(([, found]) => found ?? [])
  if (names.length === 0) throw new Error(`apt-get lists nothing for ${name}`)
  return names
}

async function unpackedIn(folder: string): Promise<RedisProgram | null> {
  const binary = PACKAGES.map((name) => join(folder, 'usr/bin', name)).find((path) => existsSync(path))
  if (!binary) return null
  const libraries = await Promise.all(['usr/lib', 'lib'].map((path) => foldersOf(join(folder, path))))
  const libraryPath = libraries.flat().join(':')
  const works = run('env', [`LD_LIBRARY_PATH=${libraryPath}`, binary, '--version'])
  return works.then(
    () => ({ binary, libraryPath }),
    () => null,
  )
}

/** lib/x86_64-linux-gnu and the like. */
async function foldersOf(folder: string): Promise<string[]> {
  if (!existsSync(folder)) return []
  const entries = await readdir(folder, { withFileTypes: true })
  return entries
    .filter((entry) => entry.isDirectory() && entry.name.includes('-linux-'))
    .map(({ name }) => join(folder, name))
}

const lastLine = (error: unknown) => String(error).trim().split('\n').at(-1)
