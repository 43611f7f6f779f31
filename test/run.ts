// npm test: the checks, then every test; the last line of the output says how many passed and failed.
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { parseCLI, type Reporter, startVitest, type TestModule } from 'vitest/node'

const root = fileURLToPath(new URL('..', import.meta.url))
const checks = fileURLToPath(new URL('../scripts/check.ts', import.meta.url))

interface Tally {
  /** Whether the run came to its end with nothing amiss. */
  ended: boolean
  passed: number
  failed: number
  skipped: number
}

const areChecksPassed = await runChecks()
const tests = await runTests(process.argv.slice(2))
if (!areChecksPassed) console.log('\nThe checks failed: see above, or run npm run check.')
console.log(`\n${tests.passed} passed, ${tests.failed} failed${tests.skipped > 0 ? `, ${tests.skipped} skipped` : ''}`)
process.exit(areChecksPassed && tests.failed === 0 ? 0 : 1)

function runChecks(): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [checks], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] })
    const stop = () => child.kill('SIGTERM')
    process.once('SIGTERM', stop)
    child.once('close', (code) => {
      process.off('SIGTERM', stop)
      resolve(code === 0)
    })
  })
}

async function runTests(args: readonly string[]): Promise<Tally> {
  const tally: Tally = { ended: false, passed: 0, failed: 0, skipped: 0 }
  const counting: Reporter = {
    onTestRunEnd(modules, unhandledErrors, reason) {
      for (const module of modules) count(module, tally)
      tally.failed += unhandledErrors.length
      tally.ended = reason === 'passed'
    },
  }
  const { filter, options } = parseCLI(['vitest', 'run', ...args])
  // A reporter named on the command line would replace the one that counts.
  const { reporter = 'default', ...rest } = options as typeof options & { reporter?: string | string[] }
  const vitest = await startVitest('test', filter, {
    ...rest,
    root,
    watch: false,
    reporters: [reporter, counting].flat(),
  })
  await vitest.close()
  // A run that breaks off, before its first test too, is a failure itself.
  if (!tally.ended && tally.failed === 0) tally.failed = 1
  return tally
}

/** A file that cannot be loaded, or whose hooks fail, has no failed test: it counts as one itself. */
function count(module: TestModule, into: Tally): void {
  let failed = 0
  for (const test of module.children.allTests()) {
    const { state } = test.result()
    if (state === 'passed') into.passed++
    else if (state === 'failed') failed++
    else into.skipped++
  }
  into.failed += failed === 0 && !module.ok() ? 1 : failed
}
