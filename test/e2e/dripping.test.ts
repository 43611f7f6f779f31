import { expect, it, onTestFinished, vi } from 'vitest'
import { drip, openHostileSite, sendFeed } from '../set-up/hostile-site.ts'
import { openOwnLine } from '../set-up/own-line.ts'
import { PATIENCE } from '../set-up/patience.ts'

it('gives up a feed and a page that drip for longer than they have', async () => {
  const site = await openHostileSite()
  onTestFinished(() => site.close())
  const hurried = await openOwnLine({ allowHosts: ['127.0.0.1'], fetchMs: 3000 })
  try {
    site.answer('/f/drip', drip('application/rss+xml'))
    site.answer('/f/of-drip', sendFeed([{ url: '/p/drip' }]))
    site.answer('/p/drip', drip('text/html'))
    const dripping = await hurried.subscribe(site.at('/f/drip'))
    await hurried.subscribe(site.at('/f/of-drip'))
    const { store, now } = hurried.service
    // On a busy machine what holds them may itself come too late, and is polled again.
    await vi.waitFor(
      async () => {
        const page = await store.entries.byUrl(site.at('/p/drip'))
        if (!page) await store.feeds.makeAllDue(now())
        expect((await store.feeds.byId(dripping))?.reason).toBe('not done after 3000 ms')
        expect(page?.reason).toMatch(/^not done after 3000 ms \(for [\d.e-]+ hours\)$/)
        expect(page?.disposition).toBe('rejected')
      },
      { ...PATIENCE, interval: 1000 },
    )
  } finally {
    await hurried.close()
  }
})

it('stops in seconds while a page drips, without holding that against it', async () => {
  const site = await openHostileSite()
  onTestFinished(() => site.close())
  const slow = await openOwnLine({ allowHosts: ['127.0.0.1', 'localhost'], fetchMs: 60_000 })
  try {
    site.answer('/f/slow', sendFeed([{ url: '/slow/page' }]))
    site.answer('/slow/page', drip('text/html'))
    site.answer('/f/slower', drip('application/rss+xml'))
    const before = site.requests.length
    await slow.subscribe(site.at('/f/slow'))
    // Another host: one that is not known yet is asked for one thing at a time.
    await slow.subscribe(site.at('/f/slower', 'localhost'))
    await vi.waitFor(() => {
      const asked = site.requests.slice(before).map(({ path }) => path)
      expect(asked).toEqual(expect.arrayContaining(['/slow/page', '/f/slower']))
    }, PATIENCE)
    const startedAt = performance.now()
    await slow.stop()
    // Not after the minute that each would have.
    expect(performance.now() - startedAt).toBeLessThan(40_000)
    const { store } = slow.service
    expect(await store.entries.byUrl(site.at('/slow/page'))).toMatchObject({ disposition: 'pending', tries: 0 })
    const feeds = await store.feeds.list()
    expect(feeds.map(({ failures }) => failures)).toEqual([0, 0])
    expect(await store.quarantine.list({}, 10)).toEqual([])
  } finally {
    await slow.close()
  }
})
