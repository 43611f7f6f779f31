import { describe, expect, it } from 'vitest'
import { cleanPage } from './clean.ts'
import { furniturePages } from './sample-furniture.ts'
import { phenomenaPages } from './sample-phenomena.ts'
import { settingPages } from './sample-settings.ts'
import { statePages } from './sample-states.ts'

describe('what pages do to their text', () => {
  it.each(
    [...furniturePages, ...phenomenaPages, ...settingPages, ...statePages].map(
      (sample) => [sample.name, sample] as const,
    ),
  )('%s', (_, { html, text }) => {
    const outcome = cleanPage(html, { url: null })
    if (outcome.type !== 'article') throw new Error(outcome.reason)
    expect(outcome.article.text.split('\n')).toEqual(text)
  })
})
