import { differingParameters, stableId, withoutParameters } from '@copydesk/news'
import type { AnnouncedEntry, KnownEntry, Recognition } from '@copydesk/store'
import { type Evidence, evidence, type Pair, withMarks } from './evidence.ts'

/** So many entries with the same change are the feed's doing, not the entries'. */
const SEVERAL = 3
/** What so many entries share tells none of them from the others. */
const MOST_ALIKE = 20

/**
 * Which of the entries announced now are those the feed announced before, which are new, and which are said to have
 * changed. `known`: what it announced before, as it last did; `fresh`: what was learnt of its links. Evidence is tried
 * from the strongest (evidence.ts); an entry is taken for a known one only if no other could be it.
 */
export function recogniseEntries(known: KnownEntry[], announced: AnnouncedEntry[], fresh: string[]): Recognition {
  const dropped = areTwoPages(announced, fresh) ? [] : fresh
  const now = distinct(announced.map((entry) => withMarks(entry, dropped)))
  const before = known.map((entry) => withMarks(entry, dropped))
  const open = { now: new Set(now), before: new Set(before) }
  const pairs: Pair[] = []
  for (const row of evidence.filter(({ alone }) => alone)) pairs.push(...take(open, row))
  const doubtful = { now: new Set(open.now), before: new Set(open.before) }
  const together = evidence.filter(({ alone }) => !alone).flatMap((row) => take(doubtful, row))
  if (together.length >= Math.max(SEVERAL, open.now.size / 2)) pairs.push(...together)

  const learnt = [...dropped, ...freshParameters(pairs)]
  const restamped = areRestamped(pairs)
  const by = new Map(pairs.map((pair) => [pair.now, pair]))
  const entries = now.map((entry): Recognition['entries'][number] => {
    const pair = by.get(entry)
    const id = stableId('entry', entry.link)
    if (!pair) return { ...entry.announcement, id, is: 'new' }
    if (isCorrected(pair, learnt))
      return { ...entry.announcement, id, is: 'new', replaces: pair.before.announcement.id }
    const isUpdated = isChanged(pair) && !(restamped && isOnlyStamped(pair))
    return { ...entry.announcement, id: pair.before.announcement.id, is: isUpdated ? 'updated' : 'known' }
  })
  const corrected = entries.filter(({ replaces }) => replaces !== undefined).length
  return { entries, freshParameters: learnt, remarks: remarksOn({ pairs, fresh, learnt, restamped, corrected }) }
}

/** A document may name a page twice: by one link, or by two spellings of it under one title. */
function distinct(announced: Pair['now'][]): Pair['now'][] {
  const seen = new Set<string>()
  return announced.filter((entry) => {
    const names = [entry.link]
    if (entry.heading) names.push(JSON.stringify([entry.loose, entry.heading, entry.ownGuid]))
    const isSeen = names.some((name) => seen.has(name))
    for (const name of names) seen.add(name)
    return !isSeen
  })
}

type Open = { now: Set<Pair['now']>; before: Set<Pair['before']> }

/** The pairs that a kind of evidence speaks for. What is paired is open no more. */
function take(open: Open, { key, holds, first }: Evidence): Pair[] {
  const byKey = Map.groupBy(open.before, key)
  const found: Pair[] = []
  for (const now of open.now) {
    const name = key(now)
    const alike = name === null ? [] : (byKey.get(name) ?? [])
    const before = first || alike.length <= MOST_ALIKE ? alike.filter((candidate) => holds(candidate, now)) : []
    const [only] = before
    if (only && (first || before.length === 1)) found.push({ before: only, now })
  }
  const claims = Map.groupBy(found, (pair) => pair.before)
  const sure = first ? found : found.filter((pair) => claims.get(pair.before)?.length === 1)
  return sure.filter((pair) => open.before.delete(pair.before) && open.now.delete(pair.now))
}

/** What was taken for a token tells pages apart: two entries are left with one link, and have two titles. */
function areTwoPages(announced: AnnouncedEntry[], fresh: string[]): boolean {
  if (fresh.length === 0) return false
  const links = Map.groupBy(announced, (entry) => withoutParameters(entry.canonicalUrl, fresh))
  return [...links.values()].some(
    (entries) =>
      new Set(entries.map(({ title }) => title)).size > 1 &&
      new Set(entries.map(({ canonicalUrl }) => canonicalUrl)).size > 1,
  )
}

/** Parameters in which alone the links of recognised entries differ from those of the last time, every time. */
function freshParameters(pairs: Pair[]): string[] {
  const fresh = new Map<string, number>()
  const lasting = new Set<string>()
  for (const { before, now } of pairs) {
    const differing = new Set(differingParameters(before.link, now.link) ?? [])
    for (const name of differing) fresh.set(name, (fresh.get(name) ?? 0) + 1)
    for (const name of new URL(now.link).searchParams.keys()) if (!differing.has(name)) lasting.add(name)
  }
  return Array.from(fresh, ([name, times]) => (times >= SEVERAL && !lasting.has(name) ? name : null)).filter(
    (name) => name !== null,
  )
}

/** Where the page could not be had, another link is a correction: the feed says where it is. */
function isCorrected({ before, now }: Pair, fresh: string[]): boolean {
  const { deadLink } = before.announcement
  if (!deadLink) return false
  return withoutParameters(deadLink, fresh) !== withoutParameters(now.announcement.canonicalUrl, fresh)
}

const isChanged = ({ before, now }: Pair) => before.announcement.announced !== now.announcement.announced
const isSameHeading = ({ before, now }: Pair) => before.heading === now.heading

const isOnlyStamped = (pair: Pair) => isChanged(pair) && isSameHeading(pair)

/** So many of the entries known are not changed by people between two polls. */
const RESTAMPED_SHARE = 3 / 4

/** Nearly everything at once has a new time of update and its old title: the feed stamps them, nobody changed them. */
function areRestamped(pairs: Pair[]): boolean {
  const stamped = pairs.filter(isOnlyStamped).length
  return stamped >= SEVERAL && stamped >= pairs.length * RESTAMPED_SHARE
}

type Done = { pairs: Pair[]; fresh: string[]; learnt: string[]; restamped: boolean; corrected: number }

function remarksOn({ pairs, fresh: learntBefore, learnt, restamped, corrected }: Done): string[] {
  const guids = pairs.filter(
    ({ before, now }) => before.ownGuid !== null && now.ownGuid !== null && before.ownGuid !== now.ownGuid,
  )
  const links = pairs.filter((pair) => pair.before.link !== pair.now.link)
  const more = learnt.filter((name) => !learntBefore.includes(name))
  const fewer = learntBefore.filter((name) => !learnt.includes(name))
  return [
    guids.length >= SEVERAL && `${guids.length} entries were given other guids, and were recognised all the same`,
    links.length >= SEVERAL && `${links.length} entries were given other links, and were recognised all the same`,
    corrected > 0 && `links that led nowhere were given anew: ${corrected}`,
    more.length > 0 && `its links carry a fresh ${more.join(', ')} each time, which is not counted any more`,
    fewer.length > 0 && `its links are told apart by ${fewer.join(', ')}, which is counted again`,
    restamped &&
      `${pairs.every(isOnlyStamped) ? 'all' : 'most of the'} ${pairs.length} entries known have a new time of update and no other change, which is not counted`,
  ].filter((remark) => remark !== false)
}
