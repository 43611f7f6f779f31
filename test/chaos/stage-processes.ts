import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { openSockets } from '../set-up/proc.ts'
import type { ClockSet } from './jumping-clock.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const REMEMBERED = 20_000
const AGAIN_AFTER_MS = 500
/** One to its parent, one to the store, and two to the queue, which it opens last. */
const SOCKETS_STARTED = 4
const STARTED_WITHIN_MS = 60_000
const LOOK_MS = 100
/** What is set where this is run must not reach the line. */
const OURS = /^(?:COPYDESK_|DATABASE_URL$|REDIS_URL$|VITEST|NODE_OPTIONS$)/

/** With these variables a stage's clock can be set. */
export const WITH_JUMPING_CLOCK = { NODE_OPTIONS: `--import=${new URL('jumping-clock.ts', import.meta.url).href}` }

/** How one is started: the file as the image starts it, unless told; `through`: words before the program. */
export type Starting = { file?: string; args?: string[]; through?: string[]; env?: NodeJS.Dict<string> }

/** How it ended, how long that took, and for how long it had run before. */
export type Ending = { code: number | null; ms: number; livedMs: number }

/** One stage as a process of its own. One that ends by itself is started again, as containers are, and that is counted. */
export type StageProcess = {
  stage: string
  pid(): number
  /** What it wrote last. */
  said(): string
  signal(name: NodeJS.Signals): void
  /** Sets its clock, where it can be set, to be wrong by so much; one that is started again has the right one. */
  setClock(wrongByMs: number): void
  /** Ended outright, and started again. */
  killed(): Promise<void>
  /** Asked to end, and started again. */
  stopped(): Promise<Ending>
  /** Ended by its signal for good. */
  ended(name: NodeJS.Signals): Promise<Ending>
  /** How often it ended by itself. */
  crashes(): number
}

/** Starts a stage with these variables. It ends with this process, however that ends. */
export function startStage(stage: string, env: Record<string, string>, starting: Starting = {}): StageProcess {
  let said = ''
  let crashes = 0
  let wanted = true
  let child: ChildProcess
  let startedAt = 0
  const start = () => {
    startedAt = performance.now()
    child = spawnStage(stage, env, starting)
    const own = child
    own.stderr?.setEncoding('utf8').on('data', (text: string) => (said = (said + text).slice(-REMEMBERED)))
    own.once('exit', () => {
      if (!wanted || own !== child) return
      crashes += 1
      setTimeout(() => wanted && start(), AGAIN_AFTER_MS)
    })
  }
  const end = async (name: NodeJS.Signals): Promise<Ending> => {
    wanted = false
    const own = child
    const began = performance.now()
    if (own.exitCode === null && own.signalCode === null) {
      own.kill(name)
      await once(own, 'exit')
    }
    return { code: own.exitCode, ms: performance.now() - began, livedMs: began - startedAt }
  }
  const again = async (name: NodeJS.Signals) => {
    const ending = await end(name)
    wanted = true
    start()
    return ending
  }
  start()
  return {
    stage,
    pid: () => child.pid ?? 0,
    said: () => said,
    signal: (name) => void child.kill(name),
    // One that has just ended is not told.
    setClock: (wrongByMs) => void child.send({ wrongByMs } satisfies ClockSet, () => {}),
    killed: async () => void (await again('SIGKILL')),
    stopped: () => again('SIGTERM'),
    ended: end,
    crashes: () => crashes,
  }
}

function spawnStage(stage: string, env: Record<string, string>, starting: Starting): ChildProcess {
  const inherited = Object.entries(process.env).filter(([name]) => !OURS.test(name))
  const file = starting.file ?? `services/${stage}/src/main.ts`
  const words = [process.execPath, '--disable-warning=ExperimentalWarning', file, ...(starting.args ?? [])]
  const [program = '', ...args] = [...(starting.through ?? []), ...words]
  return spawn(program, args, {
    cwd: root,
    env: { ...Object.fromEntries(inherited), ...env, ...starting.env },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
}

/** Resolves when each has begun to work, or does not within a minute. */
export async function connected(processes: StageProcess[]): Promise<void> {
  const until = performance.now() + STARTED_WITHIN_MS
  const isStarted = (one: StageProcess) => openSockets(one.pid()) >= SOCKETS_STARTED
  while (!processes.every(isStarted) && performance.now() < until) await wait(LOOK_MS)
}
