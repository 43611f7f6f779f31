import type { JsonSchema } from './describe-events.ts'

const isSchema = (value: unknown): value is JsonSchema =>
  value !== null && typeof value === 'object' && !Array.isArray(value)
const asSchema = (value: unknown): JsonSchema => (isSchema(value) ? value : {})
const asList = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])
const namesIn = (value: unknown) => asList(value).filter((name) => typeof name === 'string')

/** The alternatives of a schema, by what kind of value each is. */
function kindsOf(schema: JsonSchema): Map<string, JsonSchema> {
  const alternatives = Array.isArray(schema['anyOf']) ? schema['anyOf'].map(asSchema) : [schema]
  const kinds = alternatives.flatMap((one) =>
    namesIn([one['type'] ?? 'any'].flat()).map((kind) => [kind, one] as const),
  )
  return new Map(kinds)
}

/**
 * What readers of the former schema could trip over in the new one, a line each: within a type fields are only added.
 * None vanishes, changes its type or the words it may be, or may be missing where it was always there.
 */
export function schemaBreaks(former: JsonSchema, present: JsonSchema, path = 'data'): string[] {
  const [before, now] = [kindsOf(former), kindsOf(present)]
  const named = (kinds: Map<string, JsonSchema>) => [...kinds.keys()].toSorted().join(' or ')
  if (named(before) !== named(now)) return [`${path} was ${named(before)} and is ${named(now)}`]
  return [...before].flatMap(([kind, schema]) => breaksWithin(schema, asSchema(now.get(kind)), path))
}

function breaksWithin(before: JsonSchema, now: JsonSchema, path: string): string[] {
  const words = (schema: JsonSchema) =>
    asList(schema['enum'] ?? [schema['const']])
      .map(String)
      .toSorted()
      .join(', ')
  const [fields, fieldsNow] = [asSchema(before['properties']), asSchema(now['properties'])]
  const isAlwaysThere = new Set(namesIn(now['required']))
  const mayBeMissing = namesIn(before['required']).filter(
    (name) => Object.hasOwn(fieldsNow, name) && !isAlwaysThere.has(name),
  )
  return [
    ...(words(before) === words(now) ? [] : [`${path} was one of ${words(before)} and is one of ${words(now)}`]),
    ...mayBeMissing.map((name) => `${path}.${name} may be missing now`),
    ...Object.entries(fields).flatMap(([name, field]) =>
      Object.hasOwn(fieldsNow, name)
        ? schemaBreaks(asSchema(field), asSchema(fieldsNow[name]), `${path}.${name}`)
        : [`${path}.${name} is gone`],
    ),
    ...(before['items'] ? schemaBreaks(asSchema(before['items']), asSchema(now['items']), `${path}[]`) : []),
  ]
}

/** The same for all types: none of them goes away. */
export const breaksOfAll = (former: Record<string, JsonSchema>, present: Record<string, JsonSchema>): string[] =>
  Object.entries(former).flatMap(([type, schema]) => {
    const now = present[type]
    return now ? schemaBreaks(schema, now, type) : [`${type} is gone`]
  })
