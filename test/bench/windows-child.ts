import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { createMatcher } from '@copydesk/copies'
import { bcubed } from '../eval/cluster-measures.ts'
import { answerParent } from './child.ts'
import { cpuSeconds } from './processor-time.ts'
import { PER_TEXT, syntheticPage } from './synthetic-pages.ts'

/** Seconds of a core for all pages; bytes held when all are in, beside the pages themselves; the most the process ever had. */
export type WindowReading = { seconds: number; held: number; peak: number; f1: number }

setFlagsFromString('--expose-gc')
const collectOnce = runInNewContext('gc') as () => void
/** What a first collection lets go of, a second frees: buffers outlive their arrays. */
const collect = () => {
  collectOnce()
  collectOnce()
}
const KB = 1024

answerParent(async (count: number): Promise<WindowReading> => {
  const pages = Array.from({ length: count }, (_, at) => syntheticPage(at))
  collect()
  const before = memory()
  const matcher = createMatcher()
  const added = secondsOf(() => {
    for (const page of pages) matcher.add(page)
  })
  collect()
  const held = memory() - before
  const found = new Map<string, string>()
  const placed = secondsOf(() => {
    for (const { id, article } of matcher.results()) found.set(id, article)
  })
  const peak = process.resourceUsage().maxRSS * KB
  const gold = new Map(pages.map(({ id }, at) => [id, String(Math.floor(at / PER_TEXT))]))
  return { seconds: added + placed, held, peak, f1: bcubed(gold, found).f1 }
})

function secondsOf(work: () => void): number {
  const began = process.cpuUsage()
  work()
  return cpuSeconds(began)
}

function memory(): number {
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return heapUsed + arrayBuffers
}
