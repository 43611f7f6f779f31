import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parseFeed } from './parse-feed.ts'

/** Each feed of testdata with the outcome it must have beside it: `x.xml` or `x.json`, and `x.expected.json`. */
const FOLDER = new URL('../testdata/', import.meta.url)
const READ_AT = 'https://read.example/at/feed'
const read = (name: string) => readFileSync(new URL(name, FOLDER), 'utf8')
const feeds = readdirSync(FOLDER).filter((name) => !name.endsWith('.expected.json'))

describe('parseFeed on its fixtures', () => {
  it.each(feeds)('reads %s as it is expected', (name) => {
    const expected: unknown = JSON.parse(read(name.replace(/\.\w+$/, '.expected.json')))
    expect(parseFeed(read(name), READ_AT)).toEqual(expected)
  })

  it.each(feeds)('reads %s with line ends of Windows and a byte order mark as without', (name) => {
    const [one, other] = [read(name), `\uFEFF${read(name).replaceAll('\n', '\r\n')}`].map((text) =>
      JSON.stringify(parseFeed(text, READ_AT)).replaceAll(String.raw`\r\n`, String.raw`\n`),
    )
    expect(other).toBe(one)
  })
})
