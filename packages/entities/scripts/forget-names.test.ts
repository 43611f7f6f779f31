import { expect, it } from 'vitest'
import { bitOf } from '../src/recogniser/name-classes.ts'
import { nameHash, Names } from '../src/recogniser/names.ts'
import { forgetful } from './forget-names.ts'
import { Random } from './random.ts'

it('forgets some names, others for each text, the same ones throughout it, and no words that only stand by names', () => {
  const hashes = Array.from({ length: 500 }, (_, index) => nameHash(`Orvane${index}`)! >>> 0)
  const both = bitOf('company') | bitOf('honorific')
  const names = new Names(Uint32Array.from(hashes), new Uint32Array(500).fill(both), new Uint8Array(8))
  const random = new Random(1)
  const forgotten = () => {
    const lookup = forgetful(names, random)
    const some = hashes.filter((hash) => lookup.classesOf(hash) === bitOf('honorific'))
    expect(hashes.filter((hash) => lookup.classesOf(hash) === bitOf('honorific'))).toEqual(some)
    expect(hashes.filter((hash) => lookup.classesOf(hash) === both)).toHaveLength(hashes.length - some.length)
    return some
  }
  const [first, second] = [forgotten(), forgotten()]
  expect(first.length).toBeGreaterThan(10)
  expect(first.length).toBeLessThan(100)
  expect(first).not.toEqual(second)
})
