// npm run format: writes every file the way the format step of the check wants it.
import { runTool } from './run-tool.ts'

const { ok, output } = await runTool('oxfmt', process.argv.slice(2))
console.log(output)
process.exitCode = ok ? 0 : 1
