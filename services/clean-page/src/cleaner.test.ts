import { once } from 'node:events'
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { afterEach, describe, expect, it } from 'vitest'
import { type Cleaner, type CleanerOptions, createCleaner } from './cleaner.ts'

const line = 'The council met on Monday and agreed, after a long debate, to mend the old bridge before winter.'
const small = `<h1>Bridge</h1><p>${line}</p><p>${line}</p>`
/** Within every limit of the guard, and still tens of megabytes of elements, and thirty times the work of a small page in a thread that has just begun. */
const large = Array.from({ length: 29_000 }, (_, at) => `<p>Line ${at} ends here.</p>`).join('')

let cleaner: Cleaner
const start = (options: CleanerOptions) => {
  cleaner = createCleaner(options)
  return (html: string) => cleaner.clean(html, { url: null })
}
afterEach(() => cleaner.close())

describe('createCleaner', () => {
  it('cleans in a thread what cleanPage cleans', async () => {
    const clean = start({ threads: 1, timeoutMs: 60_000 })
    expect(await clean(small)).toMatchObject({ type: 'article', article: { title: 'Bridge' } })
    expect(await clean('')).toMatchObject({ type: 'skipped' })
  })

  it('rejects a page that takes too long, and goes on with the others', async () => {
    const clean = start({ threads: 1, timeoutMs: 300 })
    const outcomes = await Promise.all([clean(large), clean(small), clean(large), clean(small)])
    const late = { type: 'rejected', reason: 'took longer than 0.3 s to clean' }
    expect(outcomes.map(({ type }) => type)).toEqual(['rejected', 'article', 'rejected', 'article'])
    expect(outcomes[0]).toEqual(late)
  })

  it('counts what a page takes of a processor, not how long it waits for one', async () => {
    const page = `<p>${line}</p>`.repeat(1000)
    await start({ threads: 1, timeoutMs: 60_000 })(small)
    const began = performance.now()
    await cleaner.clean(page, { url: null })
    const alone = performance.now() - began
    await cleaner.close()
    const clean = start({ threads: 1, timeoutMs: 4 * alone })
    await clean(small)
    // Others take nine tenths of every processor: it is done after ten times as long, and takes little more of one.
    const others = Array.from({ length: 9 * availableParallelism() }, () => new Worker('for (;;) {}', { eval: true }))
    await Promise.all(others.map((other) => once(other, 'online')))
    const outcome = await clean(page)
    await Promise.all(others.map((other) => other.terminate()))
    expect(outcome.type).toBe('article')
  })

  it('rejects a page that needs too much memory, and goes on with the others', async () => {
    const clean = start({ threads: 1, timeoutMs: 20_000, memoryMb: 36 })
    const outcomes = await Promise.all([clean(large), clean(small)])
    expect(outcomes[0]).toMatchObject({ type: 'rejected', reason: 'ran out of memory' })
    expect(outcomes[1]?.type).toBe('article')
  })

  it('refuses pages once it is closed', async () => {
    const clean = start({ threads: 1, timeoutMs: 1000 })
    const waiting = clean(small)
    await Promise.all([cleaner.close(), expect(waiting).rejects.toThrow('closed')])
    await expect(clean(small)).rejects.toThrow('closed')
  })
})
