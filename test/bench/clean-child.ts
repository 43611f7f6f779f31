import { createRequire } from 'node:module'
import { cpus } from 'node:os'
import { cleanPage, type CleanOptions } from '@copydesk/clean'
import { createCleaner } from '@copydesk/clean-page'
import { answerParent } from './child.ts'
import type { BenchPage } from './pages.ts'

export type CleanQuestion = { pages: BenchPage[] }

/** One round over the pages: how long it took, and each page; of the processor, all of them, and each page where one is cleaned at a time. */
export type CleanRound = { wallMs: number; pageMs: number[]; cpuMs: number[]; allCpuMs: number; articles: number }

type Cleans = (page: BenchPage) => Promise<boolean>

const options = ({ url }: BenchPage): CleanOptions => ({ url })

const subjects: Record<string, () => { lanes: number; clean: Cleans }> = {
  threads: () => {
    const threads = cpus().length
    const cleaner = createCleaner({ threads, timeoutMs: 10_000 })
    return { lanes: threads, clean: async (page) => isArticle(await cleaner.clean(page.html, options(page))) }
  },
  single: () => ({ lanes: 1, clean: async (page) => isArticle(cleanPage(page.html, options(page))) }),
  plain: () => ({ lanes: 1, clean: plainReader() }),
}

const isArticle = ({ type }: { type: string }) => type === 'article'

type Dom = { window: { document: unknown; close(): void } }
type Jsdom = {
  JSDOM: new (html: string, options: object) => Dom
  VirtualConsole: new () => object
}
type Readable = { Readability: new (document: unknown) => { parse(): { textContent?: string | null } | null } }

/** jsdom and Readability as their own documentation puts them together. They are the cleaner's, not the bench's. */
function plainReader(): Cleans {
  const load = createRequire(new URL('../../packages/clean/package.json', import.meta.url))
  const { JSDOM, VirtualConsole } = load('jsdom') as Jsdom
  const { Readability } = load('@mozilla/readability') as Readable
  return async ({ html, url }) => {
    const dom = new JSDOM(html, { url, virtualConsole: new VirtualConsole() })
    const article = new Readability(dom.window.document).parse()
    dom.window.close()
    return Boolean(article?.textContent)
  }
}

const subject = subjects[process.argv[2] ?? '']?.()
if (!subject) throw new Error(`clean-child.ts takes one of ${Object.keys(subjects).join(', ')}`)

answerParent(async ({ pages }: CleanQuestion): Promise<CleanRound> => {
  const waiting = [...pages]
  const round: CleanRound = { wallMs: 0, pageMs: [], cpuMs: [], allCpuMs: 0, articles: 0 }
  const lane = async () => {
    for (let page = waiting.shift(); page; page = waiting.shift()) {
      const began = performance.now()
      const used = process.cpuUsage()
      if (await subject.clean(page)) round.articles += 1
      round.pageMs.push(performance.now() - began)
      const { user, system } = process.cpuUsage(used)
      if (subject.lanes === 1) round.cpuMs.push((user + system) / 1000)
    }
  }
  const [began, usedBefore] = [performance.now(), process.cpuUsage()]
  await Promise.all(Array.from({ length: subject.lanes }, lane))
  round.wallMs = performance.now() - began
  const { user, system } = process.cpuUsage(usedBefore)
  round.allCpuMs = (user + system) / 1000
  return round
})
