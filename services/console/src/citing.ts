import { passedOn } from '@copydesk/wire'

/** A text by its revision, which never changes. */
export type KnownText = { id: string; text: string; publisher: string }

/** Read at once: other requests are answered in between. */
const CHUNK = 100
/** So many are waited for; of more, those not known yet count as reports of their own until they are. */
const WAITED_FOR = 300
const REMEMBERED = 50_000

/** Remembers which texts only pass on somebody's reporting, so that each is read for it once. */
export function rememberCiting(readTexts: (ids: string[]) => Promise<KnownText[]>) {
  const known = new Map<string, boolean>()
  let reading: Promise<void> | null = null
  const readAll = async (ids: string[]) => {
    for (let at = 0; at < ids.length; at += CHUNK) {
      const texts = await readTexts(ids.slice(at, at + CHUNK))
      for (const { id, text, publisher } of texts) known.set(id, passedOn(text, publisher) !== null)
    }
    for (const id of known.keys()) {
      if (known.size <= REMEMBERED) break
      known.delete(id)
    }
  }
  /** Whether a text only cites, once those of these revisions are known. */
  return async (revisionIds: string[]): Promise<(revisionId: string) => boolean> => {
    const missing = revisionIds.filter((id) => !known.has(id))
    if (missing.length > 0) {
      reading ??= readAll(missing).finally(() => (reading = null))
      // What cannot be read now is asked for again the next time.
      const settled = reading.catch(() => {})
      if (missing.length <= WAITED_FOR) await settled
    }
    return (id) => known.get(id) ?? false
  }
}
