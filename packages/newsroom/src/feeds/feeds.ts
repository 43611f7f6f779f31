import type { FeedFormat } from '../houses.ts'
import { escape } from '../pages/markup.ts'

export type Announcement = {
  id: string
  url: string
  title: string
  summary: string
  content: string | null
  author: string | null
  published: Date
  updated: Date
  section: string
}

export type Bulletin = {
  title: string
  site: string
  self: string
  charset: string
  updated: Date
  entries: Announcement[]
}

/** How each format is written, and the media type it goes by. */
export const formats: Record<FeedFormat, { type: string; write: (feed: Bulletin) => string }> = {
  rss: { type: 'application/rss+xml', write: rss },
  atom: { type: 'application/atom+xml', write: atom },
  rdf: { type: 'application/rdf+xml', write: rdf },
  json: { type: 'application/feed+json', write: json },
}

const prolog = (charset: string) => `<?xml version="1.0" encoding="${charset}"?>\n`
const cdata = (text: string) => `<![CDATA[${text.replaceAll(']]>', ']]&gt;')}]]>`

/** RSS 2.0, https://www.rssboard.org/rss-specification, with content:encoded, dc:creator and atom:updated. */
function rss(feed: Bulletin): string {
  const entries = feed.entries.map(
    (entry) => `<item>
<title>${escape(entry.title)}</title>
<link>${escape(entry.url)}</link>
<guid isPermaLink="false">${escape(entry.id)}</guid>
<pubDate>${entry.published.toUTCString()}</pubDate>
<atom:updated>${entry.updated.toISOString()}</atom:updated>
<category>${escape(entry.section)}</category>
${entry.author ? `<dc:creator>${escape(entry.author)}</dc:creator>` : ''}
<description>${escape(entry.summary)}</description>
${entry.content ? `<content:encoded>${cdata(entry.content)}</content:encoded>` : ''}
</item>`,
  )
  return `${prolog(feed.charset)}<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel>
<title>${escape(feed.title)}</title>
<link>${escape(feed.site)}/</link>
<description>${escape(feed.title)}</description>
<language>en-us</language>
<lastBuildDate>${feed.updated.toUTCString()}</lastBuildDate>
<atom:link rel="self" href="${escape(feed.self)}"/>
${entries.join('\n')}
</channel>
</rss>
`
}

/** Atom 1.0, RFC 4287. */
function atom(feed: Bulletin): string {
  const entries = feed.entries.map(
    (entry) => `<entry>
<id>${escape(entry.id)}</id>
<title>${escape(entry.title)}</title>
<link rel="alternate" href="${escape(entry.url)}"/>
<published>${entry.published.toISOString()}</published>
<updated>${entry.updated.toISOString()}</updated>
<category term="${escape(entry.section)}"/>
${entry.author ? `<author><name>${escape(entry.author)}</name></author>` : ''}
<summary>${escape(entry.summary)}</summary>
${entry.content ? `<content type="html">${escape(entry.content)}</content>` : ''}
</entry>`,
  )
  return `${prolog(feed.charset)}<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
<id>${escape(feed.self)}</id>
<title>${escape(feed.title)}</title>
<link rel="alternate" href="${escape(feed.site)}/"/>
<link rel="self" href="${escape(feed.self)}"/>
<author><name>${escape(feed.title)}</name></author>
<updated>${feed.updated.toISOString()}</updated>
${entries.join('\n')}
</feed>
`
}

/** RSS 1.0 (RDF) with Dublin Core dates, https://web.resource.org/rss/1.0/spec. */
function rdf(feed: Bulletin): string {
  const entries = feed.entries.map(
    (entry) => `<item rdf:about="${escape(entry.url)}">
<title>${escape(entry.title)}</title>
<link>${escape(entry.url)}</link>
<description>${escape(entry.summary)}</description>
<dc:date>${entry.published.toISOString()}</dc:date>
<dcterms:modified>${entry.updated.toISOString()}</dcterms:modified>
<dc:identifier>${escape(entry.id)}</dc:identifier>
${entry.author ? `<dc:creator>${escape(entry.author)}</dc:creator>` : ''}
</item>`,
  )
  return `${prolog(feed.charset)}<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">
<channel rdf:about="${escape(feed.self)}">
<title>${escape(feed.title)}</title>
<link>${escape(feed.site)}/</link>
<description>${escape(feed.title)}</description>
<dc:date>${feed.updated.toISOString()}</dc:date>
<items><rdf:Seq>${feed.entries.map((entry) => `<rdf:li rdf:resource="${escape(entry.url)}"/>`).join('')}</rdf:Seq></items>
</channel>
${entries.join('\n')}
</rdf:RDF>
`
}

/** JSON Feed 1.1, https://www.jsonfeed.org/version/1.1/. */
function json(feed: Bulletin): string {
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: feed.title,
    home_page_url: `${feed.site}/`,
    feed_url: feed.self,
    language: 'en',
    items: feed.entries.map((entry) => ({
      id: entry.id,
      url: entry.url,
      title: entry.title,
      summary: entry.summary,
      ...(entry.content ? { content_html: entry.content } : { content_text: entry.summary }),
      date_published: entry.published.toISOString(),
      date_modified: entry.updated.toISOString(),
      tags: [entry.section],
      ...(entry.author && { authors: [{ name: entry.author }] }),
    })),
  })
}
