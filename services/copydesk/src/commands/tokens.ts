import { scopes as known, type Scope } from '@copydesk/api'
import { mintToken } from '@copydesk/service'
import type { Command } from 'commander'
import { Complaint } from '../complaint.ts'
import { writeJson } from '../input/write.ts'
import { withStore } from '../line/with-store.ts'
import { addData } from './options.ts'

type Data = { data: string }

const HOUR_MS = 3_600_000

export function addTokens(program: Command) {
  const tokens = program.command('tokens').description('who may ask the console over HTTP')
  addData(tokens.command('add <name>'))
    .description('make a token and write it to standard output, this once')
    .option('--scope <scope>', `${known.join(', ')}: each may do what stands before it too`, 'read')
    .action(add)
  addData(tokens.command('list')).description('every token but its secret, one a line').action(list)
  addData(tokens.command('rotate <name>'))
    .description('make another of the same name and scope; the former holds for a time')
    .option('--grace <hours>', 'for how long', '24')
    .action(rotate)
  addData(tokens.command('revoke <name>'))
    .description('end a token, at once, and what it took the place of')
    .action(revoke)
  for (const command of tokens.commands) command.exitOverride()
  return tokens
}

const isScope = (text: string): text is Scope => known.some((scope) => scope === text)

async function add(name: string, { data, scope }: Data & { scope: string }): Promise<void> {
  if (!isScope(scope)) throw new Complaint(`--scope ${scope}: there is no such scope; there are ${known.join(', ')}`, 2)
  const { id, hash, text } = mintToken()
  await withStore(data, async ({ store }) => {
    if (!(await store.tokens.add({ id, name, hash, scopes: [scope] }, store.now()))) {
      throw new Complaint(
        `there is a token ${name} already: name it otherwise, or end it with "copydesk tokens revoke ${name}"`,
      )
    }
  })
  await writeJson({ name, scope, token: text })
  sayOnce(text)
}

async function rotate(name: string, { data, grace }: Data & { grace: string }): Promise<void> {
  const hours = Number(grace)
  if (!(hours >= 0 && hours <= 720)) throw new Complaint(`--grace ${grace}: hours, from 0 to 720`, 2)
  const { id, hash, text } = mintToken()
  await withStore(data, async ({ store }) => {
    const now = store.now()
    const formerUntil = new Date(now.getTime() + hours * HOUR_MS)
    const scopes = await store.tokens.rotate({ id, name, hash }, formerUntil, now)
    if (!scopes) throw unknown(name)
    await writeJson({ name, scope: scopes[0], token: text, formerUntil })
  })
  sayOnce(text)
}

const sayOnce = (text: string) =>
  process.stderr.write(`it is shown this once; clients send it as "Authorization: Bearer ${text.slice(0, 12)}…"\n`)

const list = ({ data }: Data) =>
  withStore(data, async ({ store }) => {
    for (const { hash: _hash, ...token } of await store.tokens.list()) await writeJson(token)
  })

const revoke = (name: string, { data }: Data) =>
  withStore(data, async ({ store }) => {
    if (!(await store.tokens.revoke(name, store.now()))) throw unknown(name)
  })

const unknown = (name: string) =>
  new Complaint(`there is no token ${name}; "copydesk tokens list" shows which there are`)
