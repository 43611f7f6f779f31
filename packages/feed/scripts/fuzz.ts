/**
 * Reads damaged feeds for as long as asked, larger ones than the test does, each under a limit in time and memory:
 *   npm run fuzz -- [--minutes N] [--seed N]
 * Prints how many, how fast, the slowest and the most memory. Exit 0: all were read; 1: one was not, with its seed; 2: wrong usage.
 */
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { type MessagePort, parentPort, Worker } from 'node:worker_threads'
import { parseFeed } from '../src/feed.ts'
import { mutant } from '../src/mutations.ts'

type Told = { seed: number; ms: number; length: number; heapMb: number; kept: boolean; by: string[] }

const FOLDER = new URL('../testdata/', import.meta.url)
const REACH = 1_000_000
const MOST_MS = 10_000
const MOST_HEAP_MB = 1024

function readOne(feeds: string[], seed: number): Told {
  const { text, by } = mutant(feeds, seed, REACH)
  const began = performance.now()
  const outcome = parseFeed(text, 'https://read.example/at/feed')
  const ms = performance.now() - began
  const heapMb = process.memoryUsage().heapUsed / 2 ** 20
  return { seed, ms, length: text.length, heapMb, kept: outcome.type === 'feed', by }
}

function serve(port: MessagePort): void {
  const feeds = readdirSync(FOLDER)
    .filter((name) => !name.endsWith('.expected.json'))
    .map((name) => readFileSync(new URL(name, FOLDER), 'utf8'))
  port.on('message', (seed: number) => port.postMessage(readOne(feeds, seed)))
}

function readOptions(): { minutes: number; seed: number } {
  const { values } = parseArgs({ options: { minutes: { type: 'string' }, seed: { type: 'string' } } })
  const [minutes, seed] = [Number(values.minutes ?? 1), Number(values.seed ?? 1)]
  if (!(minutes > 0) || !Number.isInteger(seed)) {
    process.stderr.write('usage: npm run fuzz -- [--minutes N] [--seed N]\n')
    process.exit(2)
  }
  return { minutes, seed }
}

async function ask(worker: Worker, seed: number): Promise<Told> {
  worker.postMessage(seed, [])
  const answer = once(worker, 'message') as Promise<[Told]>
  const late = AbortSignal.timeout(MOST_MS)
  const [told] = await Promise.race([
    answer,
    once(late, 'abort').then(() => Promise.reject(new Error(`took more than ${MOST_MS} ms`))),
  ])
  return told
}

async function run(): Promise<void> {
  const { minutes, seed: first } = readOptions()
  const worker = new Worker(new URL(import.meta.url), { resourceLimits: { maxOldGenerationSizeMb: MOST_HEAP_MB } })
  const until = performance.now() + minutes * 60_000
  let [seed, kept, characters, slowest, heapMb] = [first, 0, 0, null as Told | null, 0]
  try {
    for (; performance.now() < until; seed += 1) {
      const told = await ask(worker, seed)
      kept += Number(told.kept)
      characters += told.length
      heapMb = Math.max(heapMb, told.heapMb)
      if (slowest === null || told.ms > slowest.ms) slowest = told
    }
  } catch (error) {
    process.stderr.write(`seed ${seed} was not read: ${error instanceof Error ? error.message : String(error)}\n`)
    process.exit(1)
  }
  await worker.terminate()
  const count = seed - first
  process.stdout.write(
    `${count} damaged feeds (${(characters / 1e6).toFixed(0)} million characters), ${kept} of them read as feeds, none thrown at\n` +
      `slowest: ${slowest?.ms.toFixed(0)} ms for ${slowest?.length} characters (seed ${slowest?.seed}: ${slowest?.by.join(', ')})\n` +
      `most memory: ${heapMb.toFixed(0)} MB of heap\n`,
  )
}

if (parentPort) serve(parentPort)
else await run()
