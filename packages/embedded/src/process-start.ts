import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

const START_FIELD = 22

/** A text that tells a process from every other that has had its number; null when there is no such process. */
export function processStart(pid: number): string | null {
  if (!Number.isSafeInteger(pid) || pid <= 0) return null
  return process.platform === 'linux' ? startOnLinux(pid) : startByPs(pid)
}

/** Whether the process runs a program of this name; false when it is gone. */
export function runsProgram(pid: number, name: string): boolean {
  if (process.platform !== 'linux') return ps(pid, 'comm').includes(name)
  try {
    return readFileSync(`/proc/${pid}/comm`, 'utf8').trim() === name
  } catch {
    return false
  }
}

/** proc(5): field 22 of stat, in clock ticks since boot. The name in field 2 may hold spaces and brackets. */
function startOnLinux(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    const ended = fields[0] === 'Z' || fields[0] === 'X'
    return ended ? null : `${boot} ${fields[START_FIELD - 3]}`
  } catch {
    return null
  }
}

const startByPs = (pid: number) => ps(pid, 'lstart') || null

function ps(pid: number, field: string): string {
  return spawnSync('ps', ['-o', `${field}=`, '-p', String(pid)], { encoding: 'utf8' }).stdout?.trim() ?? ''
}
