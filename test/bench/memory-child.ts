import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { cleanPage } from '@copydesk/clean'
import { answerParent } from './child.ts'
import type { BenchPage } from './pages.ts'

export type MemoryQuestion = { pages: BenchPage[]; first: number; count: number }

/** What is held after a stretch of pages and a full collection, in bytes. */
export type MemoryReading = { heap: number; resident: number; articles: number }

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

/** Never the same page twice: names, words and addresses that are new each time are what a cache without a bound would keep. */
function varied({ url, html }: BenchPage, nth: number): BenchPage {
  const body = html.indexOf('<p')
  const mark = `<section class="part-${nth} box${nth}"><p>Report ${nth} was filed at ${nth % 24}:00 in Marren${nth}, it said.</p></section>`
  return { url: `${url}?nth=${nth}`, html: `${html.slice(0, body)}${mark}${html.slice(body)}` }
}

answerParent(async ({ pages, first, count }: MemoryQuestion): Promise<MemoryReading> => {
  let articles = 0
  for (let nth = first; nth < first + count; nth += 1) {
    const page = varied(pages[nth % pages.length]!, nth)
    if (cleanPage(page.html, { url: page.url }).type === 'article') articles += 1
  }
  collect()
  const { heapUsed: heap, rss: resident } = process.memoryUsage()
  return { heap, resident, articles }
})
