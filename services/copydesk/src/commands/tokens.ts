import { scopes as known, type Scope } from '@copydesk/api'
import { mintToken } from '@copydesk/service'
import type { Command } from 'commander'
import { Complaint } from '../complaint.ts'
import { writeJson } from '../input/write.ts'
import { withStore } from '../line/with-store.ts'
import { addData } from './options.ts'

type Data = { data: string }

export function addTokens(program: Command) {
  const tokens = program.command('tokens').description('who may ask the console over HTTP')
  addData(tokens.command('add <name>'))
    .description('make a token and write it to standard output, this once')
    .option('--scope <scope>', `${known.join(', ')}: each may do what stands before it too`, 'read')
    .action(add)
  addData(tokens.command('list')).description('every token but its secret, one a line').action(list)
  addData(tokens.command('revoke <name>')).description('end a token, at once').action(revoke)
  for (const command of tokens.commands) command.exitOverride()
  return tokens
}

const isScope = (text: string): text is Scope => known.some((scope) => scope === text)

async function add(name: string, { data, scope }: Data & { scope: string }): Promise<void> {
  if (!isScope(scope)) throw new Complaint(`--scope ${scope}: there is no such scope; there are ${known.join(', ')}`, 2)
  const { id, hash, text } = mintToken()
  await withStore(data, async ({ store }) => {
    if (!(await store.tokens.add({ id, name, hash, scopes: [scope] }, new Date()))) {
      throw new Complaint(
        `there is a token ${name} already: name it otherwise, or end it with "copydesk tokens revoke ${name}"`,
      )
    }
  })
  await writeJson({ name, scope, token: text })
  process.stderr.write(`it is shown this once; clients send it as "Authorization: Bearer ${text.slice(0, 12)}…"\n`)
}

const list = ({ data }: Data) =>
  withStore(data, async ({ store }) => {
    for (const { hash: _hash, ...token } of await store.tokens.list()) await writeJson(token)
  })

const revoke = (name: string, { data }: Data) =>
  withStore(data, async ({ store }) => {
    if (!(await store.tokens.revoke(name, new Date()))) {
      throw new Complaint(`there is no token ${name}; "copydesk tokens list" shows which there are`)
    }
  })
