import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { releasedSchemas, type JsonSchema } from './describe-events.ts'
import { breaksOfAll, schemaBreaks } from './schema-breaks.ts'

const released = JSON.parse(readFileSync(new URL('../released-events.json', import.meta.url), 'utf8')) as Record<
  string,
  JsonSchema
>

describe('the schemas of events', () => {
  it('are those that were released, or add to them', () => expect(breaksOfAll(released, releasedSchemas())).toEqual([]))

  it('are all released: "npm run release-events" writes them down', () => expect(released).toEqual(releasedSchemas()))
})

const schemaOf = (schema: z.ZodType) => z.toJSONSchema(schema, { target: 'draft-7' }) as JsonSchema
const former = {
  id: z.string(),
  title: z.string().nullable(),
  kind: z.enum(['a', 'b']),
  pages: z.array(z.looseObject({ url: z.string() })),
  note: z.string().optional(),
}

describe('what readers could trip over', () => {
  it.each<[string, Record<string, z.ZodType>, string[]]>([
    ['nothing, as it was', former, []],
    ['nothing, where a field is added', { ...former, more: z.number() }, []],
    ['nothing, where a field comes for sure', { ...former, note: z.string() }, []],
    ['a field that is gone', { ...former, id: undefined as never }, ['data.id is gone']],
    ['another type', { ...former, id: z.number() }, ['data.id was string and is number']],
    [
      'null where there was none',
      { ...former, id: z.string().nullable() },
      ['data.id was string and is null or string'],
    ],
    ['no null where there was one', { ...former, title: z.string() }, ['data.title was null or string and is string']],
    ['a field that may be missing', { ...former, id: z.string().optional() }, ['data.id may be missing now']],
    ['another word', { ...former, kind: z.enum(['a', 'b', 'c']) }, ['data.kind was one of a, b and is one of a, b, c']],
    [
      'a change further in',
      { ...former, pages: z.array(z.looseObject({ url: z.int() })) },
      ['data.pages[].url was string and is integer'],
    ],
  ])('%s', (_name, now, breaks) => {
    const shape = Object.fromEntries(Object.entries(now).filter(([, field]) => field !== undefined))
    expect(schemaBreaks(schemaOf(z.looseObject(former)), schemaOf(z.looseObject(shape)))).toEqual(breaks)
  })

  it('is a type that is gone', () => expect(breaksOfAll({ 'a.b': {} }, {})).toEqual(['a.b is gone']))
})
