import { describe, expect, it } from 'vitest'
import { cleanPage } from './clean.ts'
import { languagePage, languageSamples } from './sample-languages.ts'

describe('pages in many languages', () => {
  it.each(languageSamples.map((sample) => [sample.language, sample] as const))(
    'gives the text of a page in %s whole, and nothing of its furniture',
    (_, sample) => {
      const outcome = cleanPage(languagePage(sample), { url: null })
      if (outcome.type !== 'article') throw new Error(outcome.reason)
      expect(outcome.article.text.split('\n')).toEqual(sample.paragraphs)
      expect(outcome.article.title).toBe(sample.title)
    },
  )
})
