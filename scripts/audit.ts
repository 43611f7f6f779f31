// npm run audit: known faults of what runs in production. A registry that cannot tell is no fault of ours.
import { readAudit } from './read-audit.ts'
import { runPnpm } from './pnpm.ts'

const { told, failed } = readAudit((await runPnpm(['audit', '--prod', '--json'])).output)
console.log(told)
process.exitCode = failed ? 1 : 0
