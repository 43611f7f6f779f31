import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { gzipSync } from 'node:zlib'

/** A file of the page, as it is served. `packed`: gzipped, where that makes it smaller. */
export type DeskFile = { path: string; type: string; bytes: Buffer; packed: Buffer | null }

const WEB = fileURLToPath(new URL('../web/', import.meta.url))
const BUILT = fileURLToPath(new URL('../dist/', import.meta.url))
const MANIFEST = fileURLToPath(new URL('../package.json', import.meta.url))

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}
const IS_PACKED = new Set(['.woff2'])

/** The files of the desk's page, built from its sources unless that was done: a build is kept by what it was made of. */
export async function deskFiles(): Promise<DeskFile[]> {
  const folder = join(BUILT, fingerprint())
  if (!existsSync(folder)) await build(folder)
  return filesIn(folder).map((name) => {
    const bytes = readFileSync(join(folder, name))
    const type = TYPES[extname(name)] ?? 'application/octet-stream'
    return {
      path: `/${name}`,
      type,
      bytes,
      packed: IS_PACKED.has(extname(name)) ? null : gzipSync(bytes, { level: 9 }),
    }
  })
}

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .toSorted()

/** Of the sources and of the versions of what they are built with and from. */
function fingerprint(): string {
  const hash = createHash('sha256').update(readFileSync(MANIFEST))
  for (const name of filesIn(WEB.slice(0, -1)).filter((file) => !/\.test\.tsx?$|^\.types/.test(file))) {
    hash.update(`\0${name}\0`).update(readFileSync(join(WEB, name)))
  }
  return hash.digest('hex').slice(0, 16)
}

/** In a process of its own, which takes with it what building needs. Of two at once, one build stays. */
async function build(folder: string): Promise<void> {
  await mkdir(BUILT, { recursive: true })
  const making = await mkdtemp(join(BUILT, '.making-'))
  try {
    await promisify(execFile)(process.execPath, [join(WEB, 'build.ts'), making])
    await rename(making, folder).catch((error: unknown) => {
      if (!existsSync(folder)) throw error
    })
    await forgetOldBuilds()
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new Error(`The desk's page could not be built in ${BUILT}: ${why}`, { cause: error })
  } finally {
    await rm(making, { recursive: true, force: true })
  }
}

/** Consoles of other versions may be about to read theirs. */
const KEPT_BUILDS = 3

async function forgetOldBuilds(): Promise<void> {
  const builds = readdirSync(BUILT)
    .filter((name) => !name.startsWith('.'))
    .map((name) => ({ path: join(BUILT, name), at: statSync(join(BUILT, name)).mtimeMs }))
    .toSorted((a, b) => b.at - a.at)
  for (const { path } of builds.slice(KEPT_BUILDS)) await rm(path, { recursive: true, force: true })
}
