import { checkFeed } from '@copydesk/feed'
import { decodeBody, namedCharset } from '@copydesk/http'
import { movedAddress } from '@copydesk/news'
import { Complaint } from '../complaint.ts'
import { readInput } from '../input/read-input.ts'
import { writeJson } from '../input/write.ts'
import { feedsOf, isPage } from '../line/find-feeds.ts'
import { addressOfFeed } from '../line/subscribe.ts'
import { say } from '../input/plain.ts'

/** What is found at an address, as JSON, and in sentences on stderr; of a page, where its feeds are. */
export async function check(url: string, { allowHost }: { allowHost: string[] }) {
  const asked = addressOfFeed(url)
  const input = await readInput(asked, allowHost)
  const { text, charset } = decodeBody(input.bytes, input.contentType)
  const headerCharset = namedCharset(input.contentType)
  const answer = input.answer && {
    asked,
    movedTo: movedAddress(asked, input.answer),
    headers: input.answer.headers,
  }
  const checked = checkFeed({ text, url: input.url, charset, headerCharset, answer }, new Date())
  if (checked.type === 'feed') {
    const { parsed, newest, findings } = checked
    for (const { level, says } of findings) say(`${level}: ${says}`)
    return writeJson({
      url: input.url,
      format: parsed.feed.format,
      title: parsed.feed.title,
      entries: parsed.entries.length,
      newest,
      charset,
      schedule: parsed.schedule,
      sitemaps: parsed.sitemaps,
      checks: findings,
    })
  }
  const { reason } = checked
  const feeds = isPage(input, text) ? await feedsOf(text, input.url ?? url, allowHost) : []
  await writeJson({ url: input.url, format: null, reason, feeds })
  throw new Complaint(
    feeds.length > 0
      ? `${url} is a page, not a feed; its feeds: ${feeds.map((feed) => feed.url).join(', ')}`
      : `${url} is not a feed: ${reason}`,
  )
}
