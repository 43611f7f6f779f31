import { linkSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'

const POLL_MS = 200
// No installation takes this long: the process that has the number now is another one.
const LONGEST_MS = 15 * 60_000

/**
 * Runs `work` while no other process of this machine runs it under the same lock file; waits for its turn.
 * A lock whose process has died is taken over.
 */
export async function whileLocked(file, work) {
  const own = `${file}.${process.pid}`
  writeFileSync(own, String(process.pid))
  try {
    for (let waits = 0; !take(file, own); waits++) {
      if (waits === 1) process.stderr.write('Waiting for another installation in this folder …\n')
      if (waits > 0) await new Promise((resolve) => setTimeout(resolve, POLL_MS))
    }
  } finally {
    rmSync(own, { force: true })
  }
  try {
    return await work()
  } finally {
    rmSync(file, { force: true })
  }
}

/** A link appears with its content, so that nobody reads a lock that does not name its holder yet. */
function take(file, own) {
  try {
    linkSync(own, file)
    return true
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
  }
  if (!isHeld(file)) takeAway(file)
  return false
}

/** Moved before it is removed: if a living process has taken the lock in between, it gets it back. */
function takeAway(file) {
  const aside = `${file}.old.${process.pid}`
  try {
    renameSync(file, aside)
    if (isHeld(aside)) linkSync(aside, file)
  } catch (error) {
    if (error.code !== 'ENOENT' && error.code !== 'EEXIST') throw error
  } finally {
    rmSync(aside, { force: true })
  }
}

function isHeld(file) {
  try {
    const fresh = Date.now() - statSync(file).mtimeMs < LONGEST_MS
    return fresh && isAlive(Number(readFileSync(file, 'utf8')))
  } catch {
    return false
  }
}

function isAlive(pid) {
  if (!(pid > 0)) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}
