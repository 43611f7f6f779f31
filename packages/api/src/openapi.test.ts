import { Validator } from '@seriousme/openapi-schema-validator'
import { describe, expect, it } from 'vitest'
import { openApi } from './openapi.ts'
import { operations } from './operations.ts'

type Described = { operationId: string; responses: Record<string, unknown>; security: unknown[] }
const document = openApi('1.0.0')
const described = Object.values(document['paths'] as Record<string, Record<string, Described>>).flatMap((methods) =>
  Object.values(methods),
)

describe('the OpenAPI document', () => {
  it('is valid', async () => {
    const result = await new Validator().validate(structuredClone(document))
    expect(result.errors).toBeUndefined()
    expect(result.valid).toBe(true)
  })

  it('is what its validator would not let pass otherwise', async () => {
    const broken = structuredClone(document)
    const [first] = Object.values(broken['paths'] as Record<string, Record<string, Partial<Described>>>)
    if (first?.['get']) first['get'].responses = { fine: {} }
    expect((await new Validator().validate(broken)).valid).toBe(false)
  })

  it('has every operation, and every schema it refers to', () => {
    expect(described.map(({ operationId }) => operationId).toSorted()).toEqual(Object.keys(operations).toSorted())
    const text = JSON.stringify(document)
    const schemas = (document['components'] as { schemas: Record<string, unknown> }).schemas
    for (const [, name = ''] of text.matchAll(/#\/components\/schemas\/(\w+)/g)) expect(schemas).toHaveProperty(name)
    for (const name of Object.keys(schemas)) expect(text).toContain(`"#/components/schemas/${name}"`)
  })

  it('says how the log is followed', () => {
    const { get } =
      (
        document['paths'] as Record<
          string,
          { get: { responses: { 200: { content: object } }; parameters: { name: string }[] } }
        >
      )['/events'] ?? {}
    expect(Object.keys(get?.responses[200].content ?? {})).toEqual(['application/json', 'text/event-stream'])
    const names = get?.parameters.map(({ name }) => name)
    expect(names).toEqual([
      'after',
      'types',
      'entity',
      'outlet',
      'origin',
      'language',
      'story',
      'sources',
      'limit',
      'Last-Event-ID',
    ])
  })

  it('closes no answer to fields that come later', () => {
    const { schemas } = document['components'] as { schemas: Record<string, unknown> }
    const answered = Object.entries(schemas).filter(([name]) => !/Question$|^Nothing$/.test(name))
    expect(JSON.stringify(answered)).not.toContain('"additionalProperties":false')
  })
})
