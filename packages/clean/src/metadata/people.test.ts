import { describe, expect, it } from 'vitest'
import { peopleOf } from './people.ts'

describe('peopleOf', () => {
  it.each([
    ['By Ann Roe, Bo Li and Cy Wu, CNN', ['Ann Roe', 'Bo Li', 'Cy Wu']],
    ['Ann Roe & Jean-Luc O’Neill', ['Ann Roe', 'Jean-Luc O’Neill']],
    ['Ann Roe / Staff Writer', ['Ann Roe']],
    ['by: Ann Roe | Political Correspondent', ['Ann Roe']],
    ['Martin van der Berg, Jr.', ['Martin van der Berg Jr.']],
    ['Ann Roe\nAnn Roe', ['Ann Roe']],
    ['The Associated Press', []],
    ['Reuters Staff', []],
    ['News Desk', []],
    ['admin', []],
    ['https://example.com/authors/ann-roe', []],
    ['@annroe', []],
    ['山田太郎', ['山田太郎']],
  ])('%s', (given, people) => {
    expect(peopleOf(given)).toEqual(people)
  })
})
