// listen-inside.ts PORT: listens in the network it is started in, and hands that to its parent, which may be in another.
import { createServer } from 'node:net'

const server = createServer()
server.listen(Number(process.argv[2]), '127.0.0.1', () => process.send?.('listens', server))
// Its parent has it by then.
process.once('disconnect', () => process.exit())
