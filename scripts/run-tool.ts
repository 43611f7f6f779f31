import { spawn } from 'node:child_process'
import { join } from 'node:path'

const ROOT = join(import.meta.dirname, '..')

export type ToolResult = { ok: boolean; output: string }

/** Runs one of the project's tools, or a script of this folder, from the root, and keeps what it prints. */
export function runTool(command: string, args: readonly string[]): Promise<ToolResult> {
  const isScript = command.endsWith('.ts')
  const file = isScript ? process.execPath : command === 'npx' ? command : join(ROOT, 'node_modules/.bin', command)
  const given = isScript ? [join(import.meta.dirname, command), ...args] : [...args]
  return new Promise((resolve) => {
    const child = spawn(file, given, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    const keep = (chunk: Buffer) => {
      output += chunk.toString()
    }
    child.stdout.on('data', keep)
    child.stderr.on('data', keep)
    child.once('error', (error) => resolve({ ok: false, output: `${command} did not start: ${error.message}` }))
    child.once('close', (code) => resolve({ ok: code === 0, output: output.trim() }))
  })
}
