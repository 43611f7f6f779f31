// Brings what the project needs: its own Node 24 and every library. Plain JavaScript without dependencies, because it
// runs under whatever Node the machine has, before anything is installed.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { closeSync, existsSync, mkdirSync, openSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { whileLocked } from './lock.mjs'

export const root = fileURLToPath(new URL('..', import.meta.url))
export const projectNode = join(root, 'node_modules', 'node', 'bin', 'node')

const PACKAGE_MANAGER = 'pnpm@12.21.0'
const OLDEST_NODE = 20
const ATTEMPTS = 2
const LOG_END_BYTES = 8000
const NO_NETWORK = /\b(?:ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ENETUNREACH|EHOSTUNREACH|ETIMEDOUT|ENOTCACHED)\b/
const NO_SPACE = /\bENOSPC\b/
const NOT_ALLOWED = /\b(?:EACCES|EROFS|EPERM)\b/

/** A failure that needs one line and no stack. */
export class SetUpFailure extends Error {}

/** Installs what the lockfile names, unless that is what is installed. Throws SetUpFailure with one line that helps. */
export async function setUp() {
  const major = Number(process.versions.node.split('.')[0])
  if (major < OLDEST_NODE) {
    throw new SetUpFailure(
      `Node ${OLDEST_NODE} or newer is needed to start (this is ${process.version}): https://nodejs.org`,
    )
  }
  const wanted = fingerprint()
  if (isInstalled(wanted)) return
  const folder = join(root, 'node_modules')
  makeFolder(folder)
  await whileLocked(join(folder, '.set-up.lock'), async () => {
    if (!isInstalled(wanted)) await install(folder, wanted)
  })
}

const stampFile = () => join(root, 'node_modules', '.set-up')

function isInstalled(wanted) {
  return existsSync(projectNode) && existsSync(stampFile()) && readFileSync(stampFile(), 'utf8') === wanted
}

/** Changes when the libraries do, or when the folder was carried to another kind of machine. */
function fingerprint() {
  const hash = createHash('sha256').update(`${process.platform} ${process.arch}`)
  const manifests = ['packages', 'services'].flatMap((group) =>
    readdirSync(join(root, group))
      .sort()
      .map((name) => join(group, name, 'package.json')),
  )
  for (const name of ['package.json', 'pnpm-lock.yaml', 'pnpm-workspace.yaml', ...manifests]) {
    if (existsSync(join(root, name))) hash.update(`\0${name}\0`).update(readFileSync(join(root, name)))
  }
  return hash.digest('hex')
}

function makeFolder(folder) {
  try {
    mkdirSync(folder, { recursive: true })
  } catch (error) {
    throw new SetUpFailure(`Cannot write to ${root} (${error.code}): the libraries are installed there.`)
  }
}

async function install(folder, wanted) {
  process.stderr.write('Installing what Copydesk needs (once, about half a minute) …\n')
  const log = join(folder, '.set-up.log')
  rmSync(stampFile(), { force: true })
  let code = 1
  for (let attempt = 0; attempt < ATTEMPTS && code !== 0; attempt++) code = await runPackageManager(log)
  const output = readFileSync(log, 'utf8')
  if (code !== 0) throw new SetUpFailure(explain(output))
  if (!existsSync(projectNode))
    throw new SetUpFailure(`${tail(output)}\nThe installation ended without ${projectNode}.`)
  rmSync(log, { force: true })
  writeFileSync(stampFile(), wanted)
}

/**
 * Its output goes to a file: stdout stays clean, and no left-over child can hold a pipe open. With npm's own number of
 * retries, a machine without a network would hear of it after minutes.
 */
function runPackageManager(log) {
  const output = openSync(log, 'w')
  const command = ['--prefer-offline', '--fetch-retries=1', '-y', PACKAGE_MANAGER, 'install', '--frozen-lockfile']
  return new Promise((resolve, reject) => {
    const child = spawn('npx', command, { cwd: root, stdio: ['ignore', output, output] })
    child.once('error', () => reject(new SetUpFailure('npx was not found: install npm, which comes with Node.')))
    child.once('exit', (code) => resolve(code ?? 1))
  }).finally(() => closeSync(output))
}

const tail = (output) => output.slice(-LOG_END_BYTES).trimEnd()

function explain(output) {
  const cause = NO_NETWORK.test(output)
    ? 'the package registry cannot be reached. Connect to the network once, or check the proxy and registry in .npmrc.'
    : NO_SPACE.test(output)
      ? 'the disk is full. About 600 MB are needed.'
      : NOT_ALLOWED.test(output)
        ? `a folder cannot be written (${root}, or the home folder, where packages are cached).`
        : 'see the lines above.'
  return `${tail(output)}\nCould not install: ${cause}`
}
