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
    ['By Jane Doe in Cape Town', ['Jane Doe']],
    ['By Jane Doe in London and John Roe in Paris', ['Jane Doe', 'John Roe']],
    ['By Jane Doe for The Tarn Post', ['Jane Doe']],
    ['By Jane Doe | New York', ['Jane Doe']],
    ['By Paris York', ['Paris York']],
    ['By Jane Doe, The Star-Ledger', ['Jane Doe']],
    ['Tekst: Kari Nordmann, Foto: Ola Hansen', ['Kari Nordmann']],
    ['Foto: Ola Hansen, Tekst: Kari Nordmann', ['Kari Nordmann']],
    ['Tekst og foto: Kari Nordmann', ['Kari Nordmann']],
    ['By Jane Doe, photos by John Roe', ['Jane Doe']],
    ['João da Costa e Silva', ['João da Costa e Silva']],
    ['Por José Ortega y Gasset', ['José Ortega y Gasset']],
    ['Ana Silva e João Costa', ['Ana Silva', 'João Costa']],
    ['Ana Silva y Redacción', ['Ana Silva']],
    ['The Associated Press', []],
    ['Reuters Staff', []],
    ['News Desk', []],
    ['Our Correspondent', []],
    ['Our Own Reporter', []],
    ['Editorial Board', []],
    ['Jane Board', ['Jane Board']],
    ['Marren FM', []],
    ['Marrener Zeitung, Marren', []],
    ['Submitted by Ann Roe', ['Ann Roe']],
    ['Reporter: Siti Aminah | Editor: Budi Santoso', ['Siti Aminah']],
    ['Ann Roe, Editor', ['Ann Roe']],
    ['admin', []],
    ['https://example.com/authors/ann-roe', []],
    ['@annroe', []],
    ['山田太郎', ['山田太郎']],
  ])('%s', (given, people) => {
    expect(peopleOf(given)).toEqual(people)
  })
})
