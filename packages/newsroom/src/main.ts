import { parseArgs } from 'node:util'
import { createNewsroom } from './newsroom.ts'

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '8099' },
    seed: { type: 'string', default: '1' },
    minutes: { type: 'string', default: '1440' },
    articles: { type: 'string', default: '40' },
  },
})
const newsroom = createNewsroom({ seed: Number(values.seed), articles: Number(values.articles) })
newsroom.publishUntil(Number(values.minutes))
const { port } = await newsroom.serve({ port: Number(values.port) })
process.stdout.write(`${newsroom.feeds(port).join('\n')}\n`)
process.stderr.write(`truth: http://newsroom.localhost:${port}/truth.json\n`)
