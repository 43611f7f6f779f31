import { runCommandLine } from './copydesk.ts'

process.exitCode = await runCommandLine(process.argv)
