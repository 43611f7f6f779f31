import { spawn } from 'node:child_process'
import { constants } from 'node:os'

const PARENT_POLL_MS = 300
const ORPHAN_GRACE_MS = 15_000
// One Ctrl-C can arrive twice: from the terminal and, a moment later, from npm.
const SAME_PRESS_MS = 500

/**
 * Runs a script with a Node in this process's place: same input and output, same exit code, same signals. A second
 * Ctrl-C kills it. It is stopped when `parent`, which started this process, is gone, and also when this process is
 * killed outright (leash.mjs).
 */
export function runAttached(node, options, scriptAndArgs, parent) {
  const leash = new URL('./leash.mjs', import.meta.url).href
  const child = spawn(node, [...options, '--import', leash, ...scriptAndArgs], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  })
  child.once('error', (error) => {
    console.error(`Could not run ${node}: ${error.message}. Remove node_modules and try again.`)
    process.exit(1)
  })
  forwardSignals(child)
  endWithParent(child, parent)
  child.once('exit', (code, signal) => (signal ? endBy(signal) : process.exit(code)))
}

/** Whoever waits for this process sees the signal that ended the child, or the shell's number for it. */
function endBy(signal) {
  process.removeAllListeners(signal)
  process.kill(process.pid, signal)
  setTimeout(() => process.exit(128 + constants.signals[signal]), ORPHAN_GRACE_MS / 100)
}

function forwardSignals(child) {
  let first = 0
  const forward = (signal) => {
    const now = Date.now()
    if (first === 0) {
      first = now
      child.kill(signal)
    } else if (now - first > SAME_PRESS_MS) {
      child.kill('SIGKILL')
    }
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, forward)
}

/** npm that is terminated ends without telling its child: the only trace is a new parent. */
function endWithParent(child, parent) {
  const poll = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(poll)
    child.kill('SIGTERM')
    setTimeout(() => child.kill('SIGKILL'), ORPHAN_GRACE_MS).unref()
  }, PARENT_POLL_MS)
  poll.unref()
}
