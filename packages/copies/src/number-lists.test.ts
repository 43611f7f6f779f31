import { expect, it } from 'vitest'
import { NumberLists } from './number-lists.ts'

it('gives back every list, and for each number the lists that hold it', () => {
  const given = Array.from({ length: 2000 }, (_, at) => [at % 7, 7 + (at % 5), 12 + (at % 3)].slice(0, at % 4))
  const lists = new NumberLists()
  for (const list of given) lists.push(list)
  expect(lists.length).toBe(given.length)
  expect(given.map((_, at) => [...lists.at(at)])).toEqual(given)
  const holding = lists.holding(15)
  for (let number = 0; number < 15; number += 1)
    expect([...holding.at(number)]).toEqual([...given.keys()].filter((at) => given[at]?.includes(number)))
})

it('holds nothing at first', () => {
  expect(new NumberLists().length).toBe(0)
  expect([...new NumberLists().holding(2).at(1)]).toEqual([])
})
