import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { findRedis } from '@copydesk/embedded'
import { fetchFromDebian, isDebian, lastLine, librariesIn } from './debian-packages.ts'

export interface RedisProgram {
  readonly binary: string
  /** Where its libraries are, when they are not the system's. */
  readonly libraryPath?: string
}

const run = promisify(execFile)
const cache = fileURLToPath(new URL('../.cache/redis', import.meta.url))

const PACKAGES = ['redis-server', 'valkey-server'] as const

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
    return await fetchFromDebian(PACKAGES, cache, unpackedIn)
  } catch (error) {
    throw new Error(
      `The tests need Redis, and it could not be fetched: apt-get install redis-server (${lastLine(error)})`,
      {
        cause: error,
      },
    )
  }
}

async function unpackedIn(folder: string): Promise<RedisProgram | null> {
  const binary = PACKAGES.map((name) => join(folder, 'usr/bin', name)).find((path) => existsSync(path))
  if (!binary) return null
  const libraryPath = await librariesIn(folder)
  const works = run('env', [`LD_LIBRARY_PATH=${libraryPath}`, binary, '--version'])
  return works.then(
    () => ({ binary, libraryPath }),
    () => null,
  )
}
