import { createHash } from 'node:crypto'
import { chmodSync, chownSync, lstatSync, mkdirSync, realpathSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CannotStart, writing } from './cannot-start.ts'
import type { Account } from './server-process.ts'

// sockaddr_un.sun_path: 108 bytes on Linux, 104 on macOS, with the closing zero; 40 of them are ours.
const LONGEST_BASE = 60

/**
 * A private folder (mode 700) with a short path for the sockets of the servers whose files are in `folder`. The same
 * folder gives the same path, so that clients find a restarted server where it was.
 */
export function socketFolder(folder: string, account: Account | undefined): string {
  const usual = tmpdir()
  const base = usual.length <= LONGEST_BASE && !/[\s,'"\\]/.test(usual) ? usual : '/tmp'
  const user = process.getuid?.() ?? 0
  const key = createHash('sha256')
    .update(`${user} ${realpathSync(folder)}`)
    .digest('hex')
    .slice(0, 16)
  const path = join(base, `copydesk-${key}`)
  return writing(path, () => {
    mkdirSync(path, { mode: 0o700, recursive: true })
    const found = lstatSync(path)
    // The temporary folder is everyone's: a folder that another user put there first is not ours to trust.
    if (!found.isDirectory() || (found.uid !== user && found.uid !== account?.uid)) {
      throw new CannotStart(`${path} belongs to another user: remove it.`)
    }
    chmodSync(path, 0o700)
    if (account) chownSync(path, account.uid, account.gid)
    return path
  })
}
