// npm run release-events: writes down the schemas of the public events. What was written down before is only added to.
import { readFileSync, writeFileSync } from 'node:fs'
import { breaksOfAll, releasedSchemas } from '@copydesk/pipeline'

const file = new URL('../packages/pipeline/released-events.json', import.meta.url)
const breaks = breaksOfAll(JSON.parse(readFileSync(file, 'utf8')), releasedSchemas())
for (const line of breaks) console.error(line)
if (breaks.length > 0) process.exitCode = 1
else writeFileSync(file, `${JSON.stringify(releasedSchemas(), null, 2)}\n`)
