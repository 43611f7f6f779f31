// Tells a chat of stories that several independent sources report, each once, as Slack's incoming webhooks take it:
//   COPYDESK_URL=http://127.0.0.1:7070 node packages/client/examples/notifier.ts https://hooks.example/… 2 notifier.json
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { fromEnvironment } from './settings.ts'

const { desk, signal } = fromEnvironment()
const [hook = '', least = '2', file = 'notifier.json'] = process.argv.slice(2)

type Told = { cursor: string | null; stories: string[] }
const told: Told = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Told) : { cursor: null, stories: [] }

/** A file is replaced whole, or not at all. */
function keep() {
  writeFileSync(`${file}.new`, JSON.stringify(told))
  renameSync(`${file}.new`, file)
}

async function post(text: string) {
  const answer = await fetch(hook, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ text }),
  })
  if (!answer.ok) throw new Error(`${hook} answers ${answer.status}`)
}

const types = ['copydesk.story.new' as const, 'copydesk.story.grown' as const]
for await (const { subject, sequence } of desk.events({ types, sources: Number(least), after: told.cursor, signal })) {
  const { id, headline, sources, articles } = await desk.story(subject)
  if (sources.independent.length >= Number(least) && !told.stories.includes(id)) {
    const owners = sources.independent.map(({ owner }) => owner).join(', ')
    await post(
      `*${headline ?? 'Untitled'}*\n${sources.independent.length} independent sources: ${owners}\n${articles[0]?.url ?? ''}`,
    )
    told.stories.push(id)
  }
  told.cursor = sequence
  keep()
}
