import { readFileSync } from 'node:fs'

/** What a core was busy for: on a machine that does other things too, the clock on the wall says nothing. */
export function cpuSeconds(since: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since)
  return (user + system) / 1e6
}

/** Of /proc/PID/stat, counted after the name: time of the process's own, and of children that ended (proc(5)). */
const OWN = [11, 12]
const ENDED = [13, 14]
const TICK_MS = 10

/** What a process took, and with `ended` also the children that it outlived, in ms; 0 where there is none. */
export function processMs(pid: number, { ended = false } = {}): number {
  try {
    const told = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const numbers = told.slice(told.lastIndexOf(')') + 2).split(' ')
    return (ended ? [...OWN, ...ENDED] : OWN).reduce((ticks, field) => ticks + Number(numbers[field]), 0) * TICK_MS
  } catch {
    return 0
  }
}

/** What a server took with all the processes it ever had, in ms. */
export const serverMs = (pid: number): number =>
  childrenOf(pid).reduce((total, child) => total + processMs(child), processMs(pid, { ended: true }))

const childrenOf = (pid: number): number[] =>
  readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number)
