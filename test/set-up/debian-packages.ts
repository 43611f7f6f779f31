import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, readdir, rename, rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

const TOOLS = ['apt-get', 'dpkg-deb'] as const
const OUTPUT_LIMIT = 16_000_000

export async function isDebian(): Promise<boolean> {
  const tools = TOOLS.map((tool) => run('sh', ['-c', `command -v ${tool}`]))
  return (await Promise.allSettled(tools)).every(({ status }) => status === 'fulfilled')
}

/**
 * Unpacks a program that Debian has, by the first of these packages there is, with what this system lacks for it, into a folder:
 * that needs the network, but neither root nor an installation. With the system's package lists; where there are none, or they are
 * out of date, with fresh ones of our own. `find` looks the program up, null where it does not run; rejects if it finds none.
 */
export async function fetchFromDebian<Program>(
  packages: readonly string[],
  folder: string,
  find: (folder: string) => Promise<Program | null>,
): Promise<Program> {
  const making = `${folder}.${process.pid}`
  try {
    await unpack(packages, making, []).catch(async () => unpack(packages, making, await freshLists(making)))
    const program = await find(making)
    if (!program) throw new Error('the package holds no program that runs')
    await rm(folder, { recursive: true, force: true })
    await rename(making, folder)
    return (await find(folder)) ?? program
  } finally {
    await rm(making, { recursive: true, force: true })
  }
}

/**
 * The folders of libraries of what was unpacked there, as LD_LIBRARY_PATH takes them: lib/x86_64-linux-gnu and the like, then those
 * within, where a package keeps libraries of its own (libpulse does), which it looks for where it would have been installed.
 */
export async function librariesIn(folder: string): Promise<string> {
  const all = (await Promise.all(['usr/lib', 'lib'].map((path) => foldersOf(join(folder, path))))).flat()
  const machines = all.filter((path) => basename(path).includes('-linux-'))
  const within = (await Promise.all(machines.map(foldersOf))).flat()
  return [...machines, ...within].join(':')
}

/** What a program said last, to be shown in a line. */
export const lastLine = (error: unknown) => String(error).trim().split('\n').at(-1) ?? ''

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

async function unpack(candidates: readonly string[], folder: string, options: readonly string[]): Promise<void> {
  const listed = await Promise.allSettled(candidates.map((name) => missing(name, options)))
  const [first] = listed
  const found = listed.find((one) => one.status === 'fulfilled')
  if (!found) throw first?.status === 'rejected' ? first.reason : new Error('no package is named')
  const names = found.value
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

async function foldersOf(folder: string): Promise<string[]> {
  if (!existsSync(folder)) return []
  const entries = await readdir(folder, { withFileTypes: true })
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => join(folder, name))
}
