import { readdirSync, readFileSync, readlinkSync } from 'node:fs'

// What Linux tells of processes in /proc (proc(5)). Of one that has ended: nothing, or zero.

const PAGE_BYTES = 4096
const TICK_MS = 10
/** Of /proc/PID/stat, counted after the name: a process's own time, and that of children that ended. */
const OWN = [11, 12]
const ENDED = [13, 14]

const orZero = (read: () => number): number => {
  try {
    return read()
  } catch {
    return 0
  }
}

/** What a process holds of the machine's memory, in bytes. */
export const residentBytes = (pid: number): number =>
  orZero(() => Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]) * PAGE_BYTES)

/** The same, of what it shares with others only its part. */
export const proportionalBytes = (pid: number): number =>
  orZero(() => Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0) * 1024)

export const openFiles = (pid: number): number => orZero(() => readdirSync(`/proc/${pid}/fd`).length)

/** Of these the connections that it has, and waits for. */
export const openSockets = (pid: number): number =>
  orZero(
    () =>
      readdirSync(`/proc/${pid}/fd`).filter((file) => readlinkSync(`/proc/${pid}/fd/${file}`).startsWith('socket:'))
        .length,
  )

/** Processor time that it has used, in ms; `withEnded`: and its children that have ended. */
export const processorMs = (pid: number, { withEnded = false } = {}): number =>
  orZero(() => {
    const told = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const numbers = told.slice(told.lastIndexOf(')') + 2).split(' ')
    const fields = withEnded ? [...OWN, ...ENDED] : OWN
    return fields.reduce((ticks, field) => ticks + Number(numbers[field]), 0) * TICK_MS
  })

/** What a server took with all the processes it ever had, in ms. */
export const serverMs = (pid: number): number =>
  childrenOf(pid).reduce((total, child) => total + processorMs(child), processorMs(pid, { withEnded: true }))

export function childrenOf(pid: number): number[] {
  try {
    return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number)
  } catch {
    return []
  }
}
