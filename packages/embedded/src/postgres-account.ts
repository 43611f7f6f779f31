import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  chownSync,
  cpSync,
  existsSync,
  lchownSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { userInfo } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { CannotStart, writing } from './cannot-start.ts'
import type { Account } from './server-process.ts'

/** Where PostgreSQL runs and as whom: it refuses to run as root. */
export interface PostgresHome {
  readonly bin: string
  readonly folder: string
  /** Words before the program. */
  readonly through: readonly string[]
  /** Account it is started under; undefined: this process's own. */
  readonly account: Account | undefined
}

const NOBODY: Account = { uid: 65534, gid: 65534 }
// In a user namespace this user is called nobody. Files, owners and rights stay: nothing is copied or handed over.
const AS_NOBODY = ['unshare', '--user', `--map-user=${NOBODY.uid}`, `--map-group=${NOBODY.gid}`]

/**
 * An ordinary user runs the server as it is, or, without a name in the system's list of users (as in some containers),
 * in a user namespace. Root runs it as the owner of `folder`; where that is root itself, in a user namespace; and where
 * that is forbidden or cannot reach a folder of the path, as nobody, from copies where needed.
 */
export function postgresHome(native: string, folder: string): PostgresHome {
  const own: PostgresHome = { bin: join(native, 'bin'), folder, through: [], account: undefined }
  const inNamespace = { ...own, through: AS_NOBODY }
  if (process.getuid?.() !== 0) return asOrdinaryUser(hasName() ? own : inNamespace)
  const owner = lstatSync(folder)
  if (owner.uid !== 0) return asAccount(native, folder, { uid: owner.uid, gid: owner.gid })
  if (canUse(inNamespace)) return inNamespace
  const place = canEnter(dirname(folder), NOBODY) ? folder : folderElsewhere(folder)
  writing(place, () => handOver(place, NOBODY))
  return asAccount(native, place, NOBODY)
}

function asOrdinaryUser(home: PostgresHome): PostgresHome {
  if (canUse(home)) return home
  const cause = home.through.length > 0 ? 'under a user that has no name' : 'on this system'
  throw new CannotStart(`The PostgreSQL in ${home.bin} does not run ${cause}: give an address in DATABASE_URL.`)
}

function hasName(): boolean {
  try {
    return userInfo().username !== ''
  } catch {
    return false
  }
}

function asAccount(native: string, folder: string, account: Account): PostgresHome {
  const home = { bin: join(native, 'bin'), folder, through: [], account }
  if (canUse(home)) return home
  const copied = { ...home, bin: join(copyPrograms(native), 'bin') }
  if (canUse(copied)) return copied
  throw new CannotStart(
    `PostgreSQL cannot run as root, nor as uid ${account.uid} in ${folder}: run as an ordinary user.`,
  )
}

const as = (account: Account | undefined) => ({ cwd: '/', stdio: 'ignore', ...account }) as const

function canUse({ bin, folder, through, account }: PostgresHome): boolean {
  const [program, ...args] = [...through, 'sh', '-c', 'cd "$1" && "$2" --version', 'sh', folder, join(bin, 'initdb')]
  return spawnSync(program, args, as(account)).status === 0
}

const canEnter = (folder: string, account: Account) =>
  spawnSync('sh', ['-c', 'cd "$1"', 'sh', folder], as(account)).status === 0

/** Copied once and put in place in one step, so that a copy is never seen half made. */
function copyPrograms(native: string): string {
  const target = `/var/tmp/copydesk-postgres-${shortHash(`${native} ${lstatSync(native).mtimeMs}`)}`
  return writing(target, () => {
    if (existsSync(target) && lstatSync(target).uid === 0) return target
    const half = `${target}.${process.pid}`
    cpSync(native, half, { recursive: true, verbatimSymlinks: true })
    rmSync(target, { recursive: true, force: true })
    renameSync(half, target)
    return target
  })
}

function folderElsewhere(folder: string): string {
  if (existsSync(join(folder, 'data'))) {
    throw new CannotStart(
      `${folder} holds a store that PostgreSQL may not reach here: move it out of a private folder.`,
    )
  }
  const place = `/var/lib/copydesk-${basename(folder)}-${shortHash(folder)}`
  return writing(place, () => {
    mkdirSync(place, { recursive: true, mode: 0o700 })
    return place
  })
}

const shortHash = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 12)

/** Gives the folder and all in it to an account, unless its owner shows that this was done. */
function handOver(folder: string, { uid, gid }: Account): void {
  if (lstatSync(folder).uid === uid) return
  for (const entry of readdirSync(folder, { recursive: true, encoding: 'utf8' }))
    lchownSync(join(folder, entry), uid, gid)
  chownSync(folder, uid, gid)
}
