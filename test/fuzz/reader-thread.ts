import { parentPort, workerData } from 'node:worker_threads'
import { read, type Fodder, type ReaderName } from './readers.ts'

const { name, fodder } = workerData as { name: ReaderName; fodder: Fodder }

const port = parentPort
if (!port) throw new Error('reader-thread.ts runs in a worker thread')

/** Of the processor's own time, to which others on the machine do not add. */
const MOST_CPU_MS = 8000

port.on('message', (seed: number) => {
  const began = process.threadCpuUsage()
  const tried = read(name, fodder, seed)
  const { user, system } = process.threadCpuUsage(began)
  const cpuMs = (user + system) / 1000
  const wrong = cpuMs > MOST_CPU_MS ? `took ${Math.round(cpuMs)} ms of the processor` : tried.wrong
  port.postMessage({ ...tried, wrong })
})
