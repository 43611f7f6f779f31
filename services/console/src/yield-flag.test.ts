import { describe, expect, it } from 'vitest'
import { yieldFlag } from './yield-flag.ts'

const usual = { outlet: 'a.example', recent: 2900, recentTexts: 10, usual: 3000, usualTexts: 100, without: 0 }

describe('what is flagged of an outlet', () => {
  it.each([
    ['nothing while its texts are as long as ever', usual, null],
    ['texts that are cut short', { ...usual, recent: 900 }, 'Its texts are 30% as long as they were.'],
    [
      'a run of pages without a text, before all else',
      { ...usual, recent: 900, without: 7 },
      'Its last 7 pages gave no text.',
    ],
    ['nothing where few texts are known', { ...usual, recent: 900, recentTexts: 2 }, null],
    ['nothing before there is anything to compare with', { ...usual, usual: null, usualTexts: 0 }, null],
    ['nothing for single pages without a text', { ...usual, without: 2 }, null],
  ])('%s', (_what, given, said) => expect(yieldFlag(given)).toBe(said))
})
