import type { Client } from 'pg'
import { PAGES_A_TEXT, type Press } from './press.ts'

const FEWEST_SHOWN = 3

type Row = { url: string; disposition: string; article: string | null }

/** What is otherwise than the press has it: pages that feeds told of and that are not there, are there twice, or stand with others' texts. */
export async function pressWrongs(client: Client, press: Press): Promise<string[]> {
  const { rows } = await client.query<Row>(
    `select canonical_url as url, disposition, article_id as article from entry left join copy on copy.entry_id = entry.id`,
  )
  const known = rows.map((row) => ({ ...row, nth: Number(/\d+$/.exec(row.url)?.[0]) }))
  const had = new Set(known.map(({ nth }) => nth))
  const carrying = known.filter(({ article }) => article !== null)
  const articlesOf = Map.groupBy(carrying, ({ nth }) => Math.floor(nth / PAGES_A_TEXT))
  const textsOf = Map.groupBy(carrying, ({ article }) => article)
  const several = (pages: typeof known, of: (page: (typeof known)[number]) => unknown) =>
    new Set(pages.map(of)).size > 1
  const wrongs: [string, unknown[]][] = [
    ['told of by a feed and not there', [...press.told()].filter((nth) => !had.has(nth))],
    [
      'there twice',
      had.size === known.length ? [] : known.map(({ url }) => url).filter((url, at, all) => all.indexOf(url) !== at),
    ],
    [
      'without an article',
      known.filter(({ article }) => article === null).map(({ url, disposition }) => `${url} ${disposition}`),
    ],
    [
      'in several articles',
      [...articlesOf].filter(([, pages]) => several(pages, ({ article }) => article)).map(([text]) => text),
    ],
    [
      'articles of several texts',
      [...textsOf]
        .filter(([, pages]) => several(pages, ({ nth }) => Math.floor(nth / PAGES_A_TEXT)))
        .map(([article]) => article),
    ],
  ]
  return wrongs
    .filter(([, found]) => found.length > 0)
    .map(([what, found]) => `${found.length} ${what}: ${found.slice(0, FEWEST_SHOWN).join(', ')}`)
}
