import type { AuditRow } from '@copydesk/store'
import type { Command } from 'commander'
import { Complaint } from '../complaint.ts'
import { writeJson } from '../input/write.ts'
import { everyRow } from '../line/every-row.ts'
import { withStore } from '../line/with-store.ts'
import { addData } from './options.ts'

type Asked = { data: string; who?: string; what?: string; since?: string }

export const addAudit = (program: Command) =>
  addData(program.command('audit'))
    .description('who changed what, and when, newest first: feeds, webhooks, tokens, jobs that were run again')
    .option('--who <name>', 'only what this one changed, as "who" tells it')
    .option('--what <words>', 'only such changes, or how they begin: "webhook", "token added"')
    .option('--since <day>', 'from a day (2026-03-10) or a moment (RFC 3339) on')
    .action(async ({ data, who, what, since }: Asked) => {
      if (since !== undefined && Number.isNaN(Date.parse(since))) {
        throw new Complaint(`--since ${since}: a day (2026-03-10) or a moment (RFC 3339)`, 2)
      }
      await withStore(data, async ({ store }) => {
        const from = since === undefined ? undefined : new Date(since).toISOString()
        const read = (limit: number, after: AuditRow | null) =>
          store.audit.list({ who, what, since: from }, limit, after && Number(after.id))
        for await (const change of everyRow(read)) await writeJson(change)
      })
    })
