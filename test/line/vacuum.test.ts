import { expect, it } from 'vitest'
import { countedDay } from '../set-up/counted-day.ts'

/** What changes of no indexed column: nearly all of it finds room on its page. */
const HEAP_ONLY = ['host', 'log', 'story', 'leading_term', 'outlet_line']
/** What changes of indexed columns, when it is due above all: it seldom leaves its page. */
const INDEXED = ['entry', 'feed', 'article']

it('changes rows where they are, so that vacuum has little to do', async () => {
  const counted = await countedDay({ seed: 37, articles: 24 })
  for (const table of HEAP_ONLY) {
    const { updates = 0, heapOnly = 0 } = counted.get(table) ?? {}
    expect([table, updates > 10, heapOnly / updates > 0.9]).toEqual([table, true, true])
  }
  for (const table of INDEXED) {
    const { updates = 0, elsewhere = 0 } = counted.get(table) ?? {}
    expect([table, updates > 10, elsewhere / updates < 0.12]).toEqual([table, true, true])
  }
})
