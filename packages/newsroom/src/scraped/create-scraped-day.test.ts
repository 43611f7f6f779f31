import { expect, it } from 'vitest'
import { createScrapedDay } from '../newsroom.ts'

const day = createScrapedDay(3, 60)

it('gives the same day for the same seed, and another for another', () => {
  expect(createScrapedDay(3, 60)).toEqual(day)
  expect(createScrapedDay(4, 60)).not.toEqual(day)
})

it('shows every phenomenon, under ids of their own', () => {
  expect(new Set(day.map(({ id }) => id)).size).toBe(day.length)
  const shown = new Set(day.flatMap(({ phenomena }) => phenomena))
  for (const phenomenon of [
    'as written',
    'whole',
    'cut',
    'headline-only link',
    'own paragraphs added',
    'heavily edited',
    'writethru 4',
    'turned over',
    'rolling file',
    'shared statement',
    'follow-up',
    'digest',
    'earnings form',
    'earthquake form',
    'weather form',
    'market form',
    'agency text embedded',
    'page of furniture',
  ])
    expect(shown).toContain(phenomenon)
})

it('keeps the words of the author on the pages that carry a text whole', () => {
  const letters = (text: string) => text.replaceAll(/[^a-z]/gi, '')
  const wholes = day.filter(({ phenomena }) => phenomena.includes('whole'))
  expect(wholes.length).toBeGreaterThan(3)
  for (const { text, article } of wholes) {
    const original = day.find((page) => page.article === article && page.phenomena.includes('as written'))
    const shared = original?.text
      .split('\n')
      .map(letters)
      .filter((line) => line.length > 60 && letters(text).includes(line))
    expect(shared?.length).toBeGreaterThan(2)
  }
})
