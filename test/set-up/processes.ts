import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const run = promisify(execFile)

export type Process = { pid: number; name: string }

/** Every process that one started, and those that these started, as ps tells. */
export async function descendants(ancestor: number): Promise<Process[]> {
  const { stdout } = await run('ps', ['-e', '-o', 'pid=,ppid=,comm='])
  const all = stdout
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .map(([pid, parent, name]) => ({ pid: Number(pid), parent: Number(parent), name: name ?? '' }))
  const found: Process[] = []
  for (let parents = [ancestor]; parents.length > 0;) {
    const children = all.filter(({ parent }) => parents.includes(parent))
    found.push(...children.map(({ pid, name }) => ({ pid, name })))
    parents = children.map(({ pid }) => pid)
  }
  return found
}

export function isAlive({ pid }: Process): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
