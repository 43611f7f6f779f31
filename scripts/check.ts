// npm run check: what CI holds every change to. A line a step, and what a step says only when it fails.
import { runTool } from './run-tool.ts'

const STEPS: readonly { name: string; command: string; args: readonly string[] }[] = [
  { name: 'format', command: 'oxfmt', args: ['--check', '.'] },
  { name: 'lint', command: 'oxlint', args: ['--type-aware'] },
  { name: 'types', command: 'tsc', args: ['-b', 'tsconfig.json', 'scripts'] },
  { name: 'layers', command: 'layers.ts', args: [] },
  { name: 'regular expressions', command: 'regular-expressions.ts', args: [] },
  { name: 'dead code', command: 'knip', args: ['--config', 'knip.json', '--no-progress', '--no-config-hints'] },
]

let failed = 0
for (const { name, command, args } of STEPS) {
  const started = performance.now()
  const { ok, output } = await runTool(command, args)
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  console.log(`${ok ? '✓' : '✗'} ${name} (${seconds} s)`)
  if (ok) continue
  failed += 1
  console.log(`${output}\n`)
}
if (failed > 0) console.log(`${failed} of ${STEPS.length} steps failed. "npm run format" mends the format.`)
process.exitCode = failed > 0 ? 1 : 0
