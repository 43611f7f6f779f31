import { webhookAsked } from '@copydesk/pipeline'
import { openHttp, type Config } from '@copydesk/service'
import type { DeliveryRow, Store } from '@copydesk/store'
import type { Command } from 'commander'
import { Complaint } from '../complaint.ts'
import { writeJson } from '../input/write.ts'
import { everyRow } from '../line/every-row.ts'
import { withStore } from '../line/with-store.ts'
import { addAllowHost, addChoice, addData, choiceOf } from './options.ts'

type Data = { data: string }
type Asked = Data & { types?: string; atOnce?: string; allowHost: string[] }
type Range = Data & { from?: string; through?: string }

const HOUR_MS = 3_600_000
const STATES = ['waiting', 'delivered', 'dead']

export function addWebhooks(program: Command) {
  const webhooks = program.command('webhooks').description('who is sent events, signed by Standard Webhooks')
  addChoice(addAllowHost(addData(webhooks.command('add <url>'))))
    .description('send events to an address from now on; prints the secret, which is not shown again')
    .option('--types <globs>', 'only these types, comma-separated; * stands for any, e.g. copydesk.story.*')
    .option('--at-once <n>', 'how many requests may be under way there (4)')
    .action(add)
  addData(webhooks.command('list')).description('every subscription and how it is, one a line').action(list)
  addData(webhooks.command('remove <id>')).description('end a subscription, with what waits for it').action(remove)
  addData(webhooks.command('rotate <id>'))
    .description('a new secret; what is sent is signed with the former one too for a time')
    .option('--grace <hours>', 'for how long', '24')
    .action(rotate)
  addData(webhooks.command('disable <id>'))
    .description('send nothing more until it is resumed; what waits goes on waiting')
    .action(disable)
  addData(webhooks.command('resume <id>')).description('send again to one that was disabled or is held').action(resume)
  addData(webhooks.command('redeliver <id>'))
    .description('send its dead letters again, or all events of a range of the log')
    .option('--from <sequence>', 'the first; alone, that one')
    .option('--through <sequence>', 'the last')
    .action(redeliver)
  addData(webhooks.command('deliveries <id>'))
    .description('what was sent and what waits, newest first, with every attempt')
    .option('--state <state>', STATES.join(', '))
    .action(deliveries)
  for (const command of webhooks.commands) command.exitOverride()
  return webhooks
}

const add = (url: string, { data, types, atOnce, allowHost, ...choice }: Asked) =>
  withStore(data, async ({ store }, config) => {
    const asked = webhookAsked.safeParse({
      url,
      ...(types === undefined ? {} : { types: types.split(',').map((type) => type.trim()) }),
      chosen: choiceOf(choice),
      ...(atOnce === undefined ? {} : { atOnce: Number(atOnce) }),
    })
    if (!asked.success) throw new Complaint(whatIsWrong(asked.error.issues[0]), 2)
    await mustBeReachable(asked.data.url, { ...config, allowHosts: [...config.allowHosts, ...allowHost] })
    await writeJson({ ...(await store.webhooks.add(asked.data, store.now())), ...asked.data })
  })

const OPTIONS: Record<string, string> = { url: 'the address', types: '--types', atOnce: '--at-once' }

const whatIsWrong = (issue: { path: PropertyKey[]; message: string } | undefined) =>
  `${OPTIONS[String(issue?.path[0])] ?? 'webhooks add'}: ${issue?.message ?? 'not understood'}`

async function mustBeReachable(url: string, config: Config): Promise<void> {
  const http = openHttp(config)
  const refusal = http.refusal(url)
  await http.close()
  if (refusal) throw new Complaint(`${url} would not be sent to: ${refusal} (--allow-host, COPYDESK_ALLOW_HOSTS)`, 2)
}

const list = ({ data }: Data) =>
  withStore(data, async ({ store }) => {
    for (const webhook of await store.webhooks.list()) await writeJson(webhook)
  })

const remove = (id: string, { data }: Data) =>
  withStore(data, async ({ store }) => {
    if (!(await store.webhooks.remove(id))) throw unknown(id)
  })

async function rotate(id: string, { data, grace }: Data & { grace: string }): Promise<void> {
  const hours = Number(grace)
  if (!(hours >= 0 && hours <= 720)) throw new Complaint(`--grace ${grace}: hours, from 0 to 720`, 2)
  await withStore(data, async ({ store }) => {
    const now = store.now()
    const formerUntil = new Date(now.getTime() + hours * HOUR_MS)
    const turned = await store.webhooks.rotate(id, formerUntil, now)
    if (!turned) throw unknown(id)
    if (turned === 'many')
      throw new Complaint(`${id}: as many former secrets as can be are still signed with; wait until one of them ends`)
    await writeJson({ id, ...turned, formerUntil })
  })
}

const disable = (id: string, { data }: Data) =>
  withStore(data, async ({ store }) => {
    if (!(await store.webhooks.disable(id, 'by hand', store.now()))) throw unknown(id)
    await writeJson(await store.webhooks.byId(id))
  })

const resume = (id: string, { data }: Data) =>
  withStore(data, async ({ store }) => {
    if (!(await store.webhooks.resume(id, store.now()))) throw unknown(id)
    await writeJson(await store.webhooks.byId(id))
  })

async function redeliver(id: string, { data, from, through }: Range): Promise<void> {
  const range = rangeOf(from, through)
  await withStore(data, async ({ store }) => {
    await mustBeKnown(store, id)
    await writeJson({ redelivered: await store.deliveries.redeliver(id, range, store.now()) })
  })
}

function rangeOf(from: string | undefined, through: string | undefined) {
  if (from === undefined && through === undefined) return 'dead' as const
  const range = { from: Number(from), through: Number(through ?? from) }
  if (Object.values(range).every((place) => Number.isSafeInteger(place) && place >= 0)) return range
  throw new Complaint('--from and --through: places in the log, the sequence of events', 2)
}

async function deliveries(id: string, { data, state }: Data & { state?: string }): Promise<void> {
  if (state !== undefined && !STATES.includes(state)) {
    throw new Complaint(`--state ${state}: there are ${STATES.join(', ')}`, 2)
  }
  await withStore(data, async ({ store }) => {
    await mustBeKnown(store, id)
    const read = (limit: number, after: DeliveryRow | null) =>
      store.deliveries.list(id, { state: state ?? null, before: after && Number(after.sequence), limit })
    for await (const delivery of everyRow(read)) await writeJson(delivery)
  })
}

async function mustBeKnown(store: Store, id: string): Promise<void> {
  if (!(await store.webhooks.byId(id))) throw unknown(id)
}

const unknown = (id: string) => new Complaint(`there is no webhook ${id}; "copydesk webhooks list" shows what there is`)
