import { describe, expect, it } from 'vitest'
import { proofOf } from './proof.ts'

const PAGE = `<html><head><title>Council votes for a tram line</title></head><body>
  <nav>Home Sport Weather and much more</nav>
  <p>The council voted on <b>Tuesday</b> to build a tram line.</p>
  <aside>Sign up for our newsletter today</aside>
  <p>Work begins in spring, at the northern end.</p><script>var x = "Read our cookie policy"</script>
  <footer>All rights reserved by the paper</footer></body></html>`

describe('the proof of a page', () => {
  it('has what was kept and what was removed in the order of the page', () => {
    const text = 'The council voted on Tuesday to build a tram line.\nWork begins in spring, at the northern end.'
    const removed = [
      { reason: 'footer', text: 'All rights reserved by the paper' },
      { reason: 'a call', text: 'Sign up for our newsletter today' },
      { reason: 'navigation', text: 'Home Sport Weather and much more' },
    ]
    expect(proofOf(text, removed, PAGE).map(({ text: words, removed: why }) => [words.slice(0, 12), why])).toEqual([
      ['Home Sport W', 'navigation'],
      ['The council ', null],
      ['Sign up for ', 'a call'],
      ['Work begins ', null],
      ['All rights r', 'footer'],
    ])
  })

  it('puts last what is not found on the page, and breaks nothing on markup that does not end', () => {
    const removed = [{ reason: 'cookies', text: 'Read our cookie policy' }]
    expect(proofOf('One paragraph.', removed, '<p>One paragraph.<scrip').map(({ removed: why }) => why)).toEqual([
      null,
      'cookies',
    ])
    expect(proofOf('One paragraph.', removed, PAGE)).toHaveLength(2)
  })
})
