import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'

export const root = fileURLToPath(new URL('../..', import.meta.url))
const main = join(root, 'services/copydesk/src/main.ts')

export type Ended = { code: number | null; signal: NodeJS.Signals | null; stdout: string; stderr: string }

export type Running = {
  pid: number
  stdout(): string
  stderr(): string
  signal(name: NodeJS.Signals): void
  ended: Promise<Ended>
}

type Given = { env?: Record<string, string>; input?: string | Uint8Array; cwd?: string }

// What is set where the tests are run must not reach what they run.
const OURS = /^(?:COPYDESK_|DATABASE_URL$|REDIS_URL$|VITEST|NODE_OPTIONS$)/
const inherited = Object.fromEntries(Object.entries(process.env).filter(([name]) => !OURS.test(name)))
const QUICK = { COPYDESK_HOST_INTERVAL_SECONDS: '0', COPYDESK_TICK_SECONDS: '0.2', COPYDESK_RETRY_SECONDS: '0.1' }

/** A file of the project as a process of its own. It does not outlive the test. */
export function startNode(nodeArgs: string[], given: Given = {}): Running {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', ...nodeArgs], {
    cwd: given.cwd ?? root,
    env: { ...inherited, ...QUICK, ...given.env },
  })
  const said = { stdout: '', stderr: '' }
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (text: string) => (said[name] += text))
  }
  // A command may end without having read all of its input.
  child.stdin.on('error', () => {}).end(given.input)
  const ended = new Promise<Ended>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code, signal) => resolve({ code, signal, ...said }))
  })
  onTestFinished(async () => {
    child.kill('SIGKILL')
    await ended.catch(() => {})
  })
  return {
    pid: child.pid ?? 0,
    stdout: () => said.stdout,
    stderr: () => said.stderr,
    signal: (name) => child.kill(name),
    ended,
  }
}

/** The command line as a person calls it, running on. */
export const startCopydesk = (args: string[], given?: Given) => startNode([main, ...args], given)

/** The command line, once it has ended. */
export const copydesk = (args: string[], given?: Given) => startCopydesk(args, given).ended

/** A clock that is wrong by so much, for a process of its own. */
export const skewedBy = (ms: number) => ({
  NODE_OPTIONS: `--import "data:text/javascript,const now = Date.now, was = Date; globalThis.Date = class extends was { constructor(...given) { given.length ? super(...given) : super(now() + ${ms}) } static now() { return now() + ${ms} } }"`,
})

/** The values of NDJSON text. */
export const valuesOf = <T>(ndjson: string): T[] =>
  ndjson
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as T)

export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'copydesk-e2e-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}
