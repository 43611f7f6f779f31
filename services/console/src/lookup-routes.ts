import { setImmediate as breathe } from 'node:timers/promises'
import { comparePages, describePair, prepareCarried, preparePage, type PreparedPage } from '@copydesk/copies'
import type { Passage } from '@copydesk/news'
import type { Service } from '@copydesk/service'
import type { CarriedPage } from '@copydesk/store'
import type { FastifyInstance } from 'fastify'
import { serve, type Asked } from './serve.ts'

/** As many as the line compares a page with. */
const CANDIDATES = 60
/** All that there are keys of: who asks does not say how old the text is. Those of pages found before the window are forgotten. */
const DAYS = 36_500
const DAY_MS = 24 * 3600 * 1000
const MOST_SHOWN = 20
/** Comparing ends after this long; what was found by then is told. */
const COMPARING_MS = 3_000

/** Whether a text is a copy of anything, by what match-copies asks and compares. Nothing is written. */
export function lookupRoutes(server: FastifyInstance, { store, config, now }: Service): void {
  serve(server, 'lookup', async ({ body }) => {
    const since = new Date(now().getTime() - config.matchDays * DAY_MS)
    const own = prepared(body)
    const keys = [...own.bands]
    if (keys.length === 0)
      return { ...NOTHING, since, remark: 'the text has too few words to be told from others by them' }
    const heads = await store.matching.candidates({ entryId: '', foundAt: now() }, keys, DAYS, CANDIDATES)
    const pages = await store.matching.texts(heads.map(({ revisionId }) => revisionId))
    const { compared, isAll } = await compareAll(own, pages)
    const matches = compared.filter(({ same }) => same)
    const near = compared.filter(({ same, passages }) => !same && passages.length > 0)
    const articleId = heads.find(({ entryId }) => entryId === matches[0]?.page.entryId)?.articleId
    return {
      isCopy: matches.length > 0,
      article: articleId ? await store.articles.summary(articleId) : null,
      matches: matches.slice(0, MOST_SHOWN).map((match) => ({
        relation: describePair(match.prepared, own).relation ?? 'excerpt',
        ...evidenceOf(match, body.text),
      })),
      near: near.slice(0, MOST_SHOWN).map((match) => evidenceOf(match, body.text)),
      since,
      remark: isAll ? null : `only ${compared.length} of ${pages.length} pages like it were compared, for want of time`,
    }
  })
}

const NOTHING = { isCopy: false, article: null, matches: [], near: [] }

const prepared = ({ text, title, url, publisher, publishedAt }: Asked<'lookup'>['body']) =>
  preparePage({
    id: '',
    text,
    title: title ?? null,
    url: url ?? null,
    publisher: publisher ?? null,
    publishedAt: publishedAt ?? null,
    seenAt: null,
    byline: [],
  })

type Compared = ReturnType<typeof comparePages> & { page: CarriedPage; prepared: PreparedPage }

/** Most alike first. Others are served between two comparisons. */
async function compareAll(own: PreparedPage, pages: CarriedPage[]): Promise<{ compared: Compared[]; isAll: boolean }> {
  const until = performance.now() + COMPARING_MS
  const compared: Compared[] = []
  for (const page of pages) {
    if (performance.now() > until) break
    const other = prepareCarried(page)
    compared.push({ ...comparePages(own, other), page, prepared: other })
    await breathe()
  }
  const isAll = compared.length === pages.length
  return { compared: compared.sort((a, b) => alike(b) - alike(a) || (a.page.entryId < b.page.entryId ? -1 : 1)), isAll }
}

const alike = ({ overlap }: Compared) => overlap.ofThis + overlap.ofOther

function evidenceOf({ reason, overlap, passages, page }: Compared, text: string) {
  const { entryId, url, outlet, title, publishedAt, foundAt } = page
  return {
    reason,
    overlap,
    page: { id: entryId, url, outlet, title, publishedAt, foundAt },
    passages: passages.map((passage: Passage) => ({ ...passage, text: text.slice(passage.start, passage.end) })),
  }
}
