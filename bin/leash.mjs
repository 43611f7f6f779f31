// Loaded into what attached.mjs starts: when the launcher is killed outright, the channel to it closes, and this process
// gets the signal to end.
import { isMainThread } from 'node:worker_threads'

const GRACE_MS = 15_000

if (isMainThread && process.channel) {
  process.once('disconnect', () => {
    setTimeout(() => process.kill(process.pid, 'SIGKILL'), GRACE_MS).unref()
    process.kill(process.pid, 'SIGTERM')
  })
  process.channel.unref()
}
