import type { Service } from '@copydesk/service'
import type { FastifyInstance } from 'fastify'

const PREFIX = '/queues'
/** Its scripts, styles and texts are its own files; its first page has styles in it, and a base address. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; connect-src 'self'; img-src 'self' data:; font-src 'self'; base-uri 'self'; form-action 'none'; frame-ancestors 'none'"
/** Its page asks Google for fonts, which the policy would refuse. */
const FONTS = /<link href="https:\/\/fonts\.googleapis\.com[^<>]*>/

/** bull-board on the queues of all stages, to look at: under the access rules of the whole console. */
export async function boardRoutes(server: FastifyInstance, { queues }: Service): Promise<void> {
  const shown = await queues.board()
  if (shown.length === 0) return
  const [{ createBullBoard }, { FastifyAdapter }] = await Promise.all([
    import('@bull-board/api'),
    import('@bull-board/fastify'),
  ])
  const adapter = new FastifyAdapter()
  adapter.setBasePath(PREFIX)
  const uiConfig = { boardTitle: 'Copydesk', hideRedisDetails: false, hideDocsLink: true }
  createBullBoard({ queues: shown, serverAdapter: adapter, options: { uiConfig } })
  await server.register(
    async (board) => {
      board.addHook('onSend', async (_request, reply, payload) => {
        reply.header('content-security-policy', POLICY)
        // Its own API is not in our description.
        reply.removeHeader('link')
        return typeof payload === 'string' ? payload.replace(FONTS, '') : payload
      })
      await board.register(adapter.registerPlugin())
    },
    { prefix: PREFIX },
  )
}
