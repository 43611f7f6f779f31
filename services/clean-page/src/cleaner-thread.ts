import { parentPort } from 'node:worker_threads'
import { cleanPage, type CleanOptions } from '@copydesk/clean'

const port = parentPort
if (!port) throw new Error('cleaner-thread.ts runs in a worker thread')

port.on('message', ({ html, options }: { html: string; options: CleanOptions }) => {
  port.postMessage(cleanPage(html, options))
})
port.postMessage('ready')
