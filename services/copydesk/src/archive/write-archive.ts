import type { ArchivedPage, ArchiveFilter, Store } from '@copydesk/store'
import { infoRecord, pageRecord } from './warc-record.ts'

/** The pages as a WARC file, a record at a time: no more than one page is held. Calls back for each whose bytes are not kept any more. */
export async function* archiveOf(
  store: Store,
  filter: ArchiveFilter,
  about: Parameters<typeof infoRecord>[0],
  onDropped: (page: ArchivedPage) => void = () => {},
): AsyncGenerator<Uint8Array> {
  yield await infoRecord(about)
  for await (const page of store.archive.pages(filter)) {
    const bytes = await store.pages.bytes(page.rawHash)
    if (bytes) yield await pageRecord(page, bytes)
    else onDropped(page)
  }
}
