import { runCommandLine } from './command-line.ts'

// Whoever reads our output has read enough: `copydesk events | head`.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.kill(process.pid, 'SIGTERM')
})

process.exitCode = await runCommandLine(process.argv)
