import { parentPort, workerData } from 'node:worker_threads'
import { read, type Fodder, type ReaderName } from './readers.ts'

const { name, fodder } = workerData as { name: ReaderName; fodder: Fodder }

const port = parentPort
if (!port) throw new Error('reader-thread.ts runs in a worker thread')

port.on('message', (seed: number) => port.postMessage(read(name, fodder, seed)))
