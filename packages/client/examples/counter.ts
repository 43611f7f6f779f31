// Counts what happened, by day and type, in a file that holds the counts and the cursor: both are kept or neither.
//   COPYDESK_URL=http://127.0.0.1:7070 node packages/client/examples/counter.ts counts.json
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import type { Consumer } from '@copydesk/client'
import { fromEnvironment } from './settings.ts'

const { desk, signal } = fromEnvironment()
const [file = 'counts.json'] = process.argv.slice(2)

type Counts = { cursor: string | null; days: Record<string, Record<string, number>> }

const read = (): Counts =>
  existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Counts) : { cursor: null, days: {} }

const consumer: Consumer<Counts> = {
  cursor: (counts) => (counts ?? read()).cursor,
  transaction: async (work) => {
    const counts = read()
    await work(counts)
    writeFileSync(`${file}.new`, JSON.stringify(counts, null, 2))
    renameSync(`${file}.new`, file)
  },
  handle: ({ type, time }, { days }) => {
    const day = (days[time.slice(0, 10)] ??= {})
    day[type] = (day[type] ?? 0) + 1
  },
  keepCursor: (sequence, counts) => void (counts.cursor = sequence),
}

await desk.consume(consumer, { types: ['copydesk.story.*'], signal })
