import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { runTool, type ToolResult } from './run-tool.ts'

const SET_UP = join(import.meta.dirname, '../bin/setup.mjs')

/** Runs the pnpm that sets the project up. */
export function runPnpm(args: readonly string[]): Promise<ToolResult> {
  const version = /pnpm@\d+\.\d+\.\d+/.exec(readFileSync(SET_UP, 'utf8'))?.[0] ?? 'pnpm'
  return runTool('npx', ['--prefer-offline', '-y', version, ...args])
}
