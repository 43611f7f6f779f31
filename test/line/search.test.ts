import { openStore, type Store } from '@copydesk/store'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freshDatabase } from '../set-up/database.ts'

const AT = new Date('2026-03-10T05:00:00Z')
const NOBODY = { mentions: [], quotes: [], figures: [] }

type Given = { id: string; language: string | null; title: string; text: string; outlet?: string; origin?: string }

const ARTICLES: Given[] = [
  { id: 'de', language: 'de-AT', title: 'Brände in den Bergen', text: 'Viele Häuser wurden am Abend geräumt.' },
  {
    id: 'en',
    language: 'en',
    title: 'Wildfires spread',
    text: 'Homes were evacuated as firefighters struggled with the blazes.',
  },
  { id: 'ru', language: 'ru', title: 'Пожары в горах', text: 'Жителей домов эвакуировали вечером.' },
  { id: 'xx', language: 'xx', title: 'Zubu tari', text: 'Kelo moru the fires zanti.' },
  {
    id: 'none',
    language: null,
    title: 'Untold',
    text: 'Nothing is known of the tongue of this.',
    outlet: 'gazette.example',
  },
  { id: 'ap', language: 'en', title: 'Harbor reopens', text: 'Ships sailed again.', origin: 'Northwire' },
]

let store: Store
let client: pg.Client

beforeAll(async () => {
  const url = await freshDatabase()
  store = await openStore(url)
  client = new pg.Client(url)
  await client.connect()
  await client.query(`insert into raw values ('raw', '', 0)`)
  for (const given of ARTICLES) await add(given)
})
afterAll(async () => {
  await client.end()
  await store.close()
})

/** An article as matching leaves it, tagged by the store's own hand. */
async function add({ id, language, title, text, outlet = 'paper.example', origin }: Given) {
  const entry = `insert into entry (id, canonical_url, outlet, found_at) values ($1, 'https://' || $2 || '/' || $1, $2, $3)`
  await client.query(entry, [id, outlet, AT])
  await client.query(
    `insert into page (id, entry_id, round, url, status, headers, raw_hash, fetched_at) values ($1, $1, 1, '', 200, '{}', 'raw', $2)`,
    [id, AT],
  )
  await revise(id, id, title, text, language)
  await client.query(
    `insert into article (id, lead_entry_id, revision_id, title, origin, state, first_seen_at) values ($1, $1, $1, $2, $3, '', $4)`,
    [id, title, origin ? JSON.stringify({ name: origin, confidence: 1, evidence: '' }) : null, AT],
  )
  await store.articles.tagged({ id, version: 1, revisionId: id }, NOBODY, AT)
}
const revise = (id: string, entryId: string, title: string, text: string, language: string | null) =>
  client.query(
    `insert into revision (id, entry_id, page_id, number, title, text, article, cleaned_at)
     values ($1, $2, $2, (select count(*) + 1 from revision where entry_id = $2), $3, $4, $5, $6)`,
    [id, entryId, title, text, JSON.stringify({ language }), AT],
  )

const found = async (q: string) => (await store.search.articles(q, 50, {}, null)).map(({ id }) => id).toSorted()

describe('search', () => {
  it.each([
    ['Haus', ['de']],
    ['evacuate', ['en']],
    ['firefighter struggling', ['en']],
    ['дом', ['ru']],
    ['zanti', ['xx']],
    ['fires', ['xx']],
    ['zant', []],
    ['the', ['none', 'xx']],
    ['"spread wildfires"', []],
    ['"wildfires spread"', ['en']],
    ['evacuated or вечер', ['en', 'ru']],
    ['ships -harbor', []],
    ['northwire', ['ap']],
    ['gazette', ['none']],
    ['gazette.example', ['none']],
    ['@english', []],
    [String.raw`'"\ & | ! ( <-> :*`, []],
  ])('knows the words of each language, and asks each article in its own: %s', async (q, ids) => {
    expect(await found(q)).toEqual(ids)
  })

  it('puts what has the words in its headline first', async () => {
    await add({ id: 'text', language: 'en', title: 'Weather', text: 'A harbor was closed.' })
    const ids = (await store.search.articles('harbor', 50, {}, null)).map(({ id }) => id)
    expect(ids).toEqual(['ap', 'text'])
  })

  it('follows the article: its text, the names in it, and where it went', async () => {
    await add({ id: 'kept', language: 'en', title: 'Quiet day', text: 'Gliders circled.' })
    await revise('kept-2', 'kept', 'Quiet day', 'Balloons rose.', 'en')
    await client.query(`update article set revision_id = 'kept-2', version = 2 where id = 'kept'`)
    const entity = { id: 'person-1', name: 'Ada Quill' }
    const mentions = [{ start: 0, end: 8, text: 'Balloons', type: 'person' as const, entity }]
    await store.articles.tagged({ id: 'kept', version: 2, revisionId: 'kept-2' }, { ...NOBODY, mentions }, AT)
    expect([await found('gliders'), await found('balloons'), await found('ada quill')]).toEqual([
      [],
      ['kept'],
      ['kept'],
    ])
    for (const name of ['person-1', 'ADA QUILL']) {
      expect((await store.articles.list(10, { entity: name })).map(({ id }) => id)).toEqual(['kept'])
    }
    await client.query(`update article set merged_into = 'en' where id = 'kept'`)
    expect(await found('balloons')).toEqual([])
  })

  it('is made anew only where something of it changed', async () => {
    const wordsOf = async () =>
      (await client.query(`select xmin::text from article_words where article_id = 'en'`)).rows as unknown[]
    const before = await wordsOf()
    await client.query(`update article set version = 2, copies = 2 where id = 'en'`)
    await store.articles.tagged({ id: 'en', version: 2, revisionId: 'en' }, null, AT)
    expect(await wordsOf()).toEqual(before)
  })

  it('takes texts that are longer than its words can be kept', async () => {
    const words = Array.from({ length: 60_000 }, (_, at) => `слово${at}`)
    await add({ id: 'long', language: 'ru', title: 'Long', text: words.join(' ') })
    expect(await found('слово7')).toEqual(['long'])
  })
})
