import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { fetchFromDebian, isDebian, lastLine } from './debian-packages.ts'

const cache = fileURLToPath(new URL('../.cache/faketime', import.meta.url))
const LIBRARIES = ['/usr/lib', join(cache, 'usr/lib')]
/** That for programs without threads: PostgreSQL is one. */
const LIBRARY = 'faketime/libfaketime.so.1'

export const NO_FAKETIME = 'no libfaketime here, and none could be fetched (Debian: apt-get install libfaketime)'

/** A library that gives a program another clock: the machine's own, else Debian's, unpacked as Redis is; null where none is to be had. */
export async function obtainFaketime(): Promise<string | null> {
  const found = LIBRARIES.map(libraryUnder).find((path) => path !== null)
  if (found !== undefined || !(await isDebian())) return found ?? null
  process.stderr.write('Fetching a library for clocks for the trials (once) …\n')
  return fetchFromDebian(['libfaketime'], cache, async (folder) => libraryUnder(join(folder, 'usr/lib'))).catch(
    (error: unknown) => {
      process.stderr.write(`It could not be fetched: ${lastLine(error)}\n`)
      return null
    },
  )
}

/** In the folder of this machine's libraries: lib/x86_64-linux-gnu and the like. */
function libraryUnder(folder: string): string | null {
  if (!existsSync(folder)) return null
  const paths = ['', ...readdirSync(folder).filter((name) => name.includes('-linux-'))]
  return paths.map((path) => join(folder, path, LIBRARY)).find((path) => existsSync(path)) ?? null
}
