// A mirror of all articles and stories in an SQLite file, for queries of one's own. It may be killed at any moment, and run again:
//   COPYDESK_URL=http://127.0.0.1:7070 node packages/client/examples/mirror.ts mirror.sqlite
import { DatabaseSync } from 'node:sqlite'
import { CursorExpired, type CloudEvent, type Consumer } from '@copydesk/client'
import { fromEnvironment } from './settings.ts'

const { desk, signal } = fromEnvironment()
const [file = 'mirror.sqlite'] = process.argv.slice(2)
const database = new DatabaseSync(file)
database.exec(`
  pragma journal_mode = wal;
  create table if not exists article (id text primary key, story_id text, title text, outlet text, origin text, text text, first_seen_at text);
  create table if not exists story (id text primary key, headline text, first_at text, last_at text, independent_sources integer);
  create table if not exists cursor (only integer primary key check (only = 1), sequence text not null);
`)

const keepArticle = database.prepare('insert or replace into article values (?, ?, ?, ?, ?, ?, ?)')
const keepStory = database.prepare('insert or replace into story values (?, ?, ?, ?, ?)')

async function mirrorArticle(id: string) {
  const article = await desk.article(id)
  // What was merged is read under the id that it went into.
  if (article.id !== id) database.prepare('delete from article where id = ?').run(id)
  const { storyId, title, outlet, origin, text, firstSeenAt } = article
  keepArticle.run(article.id, storyId, title, outlet, origin?.name ?? null, text, firstSeenAt)
}

async function mirrorStory(id: string) {
  const story = await desk.story(id)
  if (story.id !== id) database.prepare('delete from story where id = ?').run(id)
  keepStory.run(story.id, story.headline, story.firstAt, story.lastAt, story.sources.independent.length)
  for (const article of story.articles) {
    database.prepare('update article set story_id = ? where id = ?').run(story.id, article.id)
  }
}

async function mirror({ type, subject }: CloudEvent) {
  if (type.startsWith('copydesk.article.')) await mirrorArticle(subject)
  if (type.startsWith('copydesk.story.')) await mirrorStory(subject)
}

async function inTransaction(work: () => Promise<void>) {
  database.exec('begin immediate')
  try {
    await work()
    database.exec('commit')
  } catch (error) {
    database.exec('rollback')
    throw error
  }
}

const keepCursor = (sequence: string) =>
  void database.prepare('insert or replace into cursor values (1, ?)').run(sequence)

const consumer: Consumer<void> = {
  cursor: () => (database.prepare('select sequence from cursor').get()?.['sequence'] as string | undefined) ?? null,
  transaction: inTransaction,
  handle: mirror,
  keepCursor,
}

/** All that is there now: at first, and where the log does not reach back to where the mirror was. */
async function startAnew(cursor: string) {
  await inTransaction(async () => {
    database.exec('delete from article; delete from story')
    for await (const { id } of desk.allArticles()) await mirrorArticle(id)
    for await (const { id } of desk.allStories()) await mirrorStory(id)
    keepCursor(cursor)
  })
}

while (!signal.aborted) {
  try {
    if ((await consumer.cursor(null)) === null) await startAnew(await desk.head())
    await desk.consume(consumer, { signal })
  } catch (error) {
    if (!(error instanceof CursorExpired)) throw error
    await startAnew(error.cursor ?? (await desk.head()))
  }
}
database.close()
