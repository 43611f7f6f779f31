import { expect, it } from 'vitest'
import { packNames, unpackNames } from '../src/recogniser/model.ts'
import { sequencesOf } from './make-sequences.ts'
import { nameEntries } from './name-sources.ts'
import { Random } from './random.ts'
import { train } from './train-sequences.ts'
import { BUSINESS } from './wire/business.ts'
import { Cast } from './wire/cast.ts'
import { generateWire } from './wire/generate.ts'
import { MODERN } from './wire/modern.ts'
import { SPORT } from './wire/sport.ts'
import { WORLD } from './wire/world.ts'

it('fills every template without leaving a slot or a choice open', () => {
  const cast = new Cast(new Random(1))
  for (const line of [SPORT, WORLD, BUSINESS, MODERN].flat(2)) expect(cast.fill(line), line).not.toMatch(/[<>]|\[\w/)
})

it('marks names that begin and end with a letter, a digit or a stop of theirs', () => {
  for (const { text, spans } of generateWire(300, new Random(2)))
    for (const { start, end } of spans)
      expect(text.slice(start, end)).toMatch(/^[\p{L}\p{N}‘’'](?:.*[\p{L}\p{M}\p{N}.)!'’])?$/u)
})

it('learns the same weights from the same seeds', () => {
  const names = unpackNames(packNames(nameEntries()), 'AAAAAAAAAAA=')
  const weights = () => {
    const sequences = generateWire(6, new Random(3)).flatMap((text) => sequencesOf(text, names))
    return train(sequences, 2, [1], () => {})
  }
  const [first, second] = [weights(), weights()]
  expect(Buffer.compare(Buffer.from(first.rows.buffer), Buffer.from(second.rows.buffer))).toBe(0)
  expect(first.transitions).toEqual(second.transitions)
})
