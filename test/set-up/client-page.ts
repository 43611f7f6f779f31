import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { stripTypeScriptTypes } from 'node:module'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { root } from './command-line.ts'

/** What the page keeps in the browser's own storage: how far it has come, and the sequences it made something of, in one entry. */
const PAGE = `
  import { createDesk } from './client/client.ts'
  const { url, token } = Object.fromEntries(new URLSearchParams(location.search))
  const kept = () => JSON.parse(localStorage.getItem('kept') ?? '{"cursor":null,"got":[]}')
  globalThis.retries = 0
  globalThis.desk = createDesk({ url, ...(token ? { token } : {}) })
  desk.consume({
    cursor: (draft) => (draft ?? kept()).cursor,
    transaction: async (work) => {
      const draft = kept()
      await work(draft)
      localStorage.setItem('kept', JSON.stringify(draft))
    },
    handle: (event, draft) => void draft.got.push(event.sequence),
    keepCursor: (sequence, draft) => void (draft.cursor = sequence),
  }, { types: ['copydesk.story.*'], onRetry: () => { retries += 1 } }).catch((error) => { globalThis.ended = String(error) })
`

/**
 * A web site of somebody else's whose page follows events by the client: its modules as they are, with their types taken out, as any build does.
 * Nothing is there but what a browser loads.
 */
export async function openClientPage(): Promise<string> {
  const server = createServer((request, response) => {
    const [, file] = /^\/client\/([\w-]+\.ts)$/.exec(request.url ?? '') ?? []
    const send = (type: string, body: string) => response.writeHead(200, { 'content-type': type }).end(body)
    if (file) {
      const source = readFileSync(join(root, 'packages/client/src', file), 'utf8')
      return send('text/javascript', stripTypeScriptTypes(source))
    }
    if (request.url === '/page.js') return send('text/javascript', PAGE)
    if (request.url?.startsWith('/?'))
      return send(
        'text/html',
        '<!doctype html><link rel="icon" href="data:,"><script type="module" src="/page.js"></script>',
      )
    return response.writeHead(404).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.close()
    server.closeAllConnections()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}
