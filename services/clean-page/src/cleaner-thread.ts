import { parentPort } from 'node:worker_threads'
import { cleanPage, type CleanOptions } from '@copydesk/clean'

const port = parentPort
if (!port) throw new Error('cleaner-thread.ts runs in a worker thread')

/** The first page compiles every pattern: on a busy machine that is as long as a page may take, and is not the page's fault. */
const FIRST_PAGE = `<html lang="en"><head><title>Bridge</title></head><body><article><h1>Bridge</h1><p>By Ann Roe</p><p>Feb. 5, 2024</p>
${'<p>“The council met on Monday,” she said, and agreed to mend the old bridge before the winter.</p>'.repeat(5)}</article></body></html>`

port.on('message', ({ html, options }: { html: string; options: CleanOptions }) => {
  port.postMessage(cleanPage(html, options))
})
cleanPage(FIRST_PAGE, { url: null })
port.postMessage('ready')
