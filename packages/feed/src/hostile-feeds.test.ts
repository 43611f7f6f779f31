import { describe, expect, it } from 'vitest'
import { feedCandidates } from './discover.ts'
import { parseOpml } from './opml.ts'
import { parseFeed } from './parse-feed.ts'
import { MOST_ENTRIES } from './roots.ts'

const MANY = 200_000
/** Of a processor, many times what any takes: how long a busy machine lets it wait for one does not count. */
const MOST_MICROSECONDS = 10_000_000
const rss = (channel: string) => `<rss version="2.0"><channel><title>T</title>${channel}</channel></rss>`

/** Each must end, soon and without throwing; what comes out is of less interest. */
const ATTACKS: [name: string, text: string][] = [
  ['opening tags', rss('<a>'.repeat(MANY))],
  ['deep nesting', rss(`${'<item>'.repeat(20_000)}x${'</item>'.repeat(20_000)}`)],
  ['angle brackets', rss('<'.repeat(MANY))],
  ['open CDATA', rss('<item><title><![CDATA['.repeat(MANY / 10))],
  ['open comments', rss('<!--'.repeat(MANY))],
  ['ampersands', rss(`<item><title>${'&'.repeat(MANY)}</title></item>`)],
  ['open tags in a title', rss(`<item><title>${'&lt;a '.repeat(MANY)}</title></item>`)],
  ['an attribute flood', `<rss ${Array.from({ length: MANY }, (_, index) => `a${index}="1"`).join(' ')}></rss>`],
  ['a mail address of commas', rss(`<item><author>a@b.example ${','.repeat(20_000)}x</author></item>`)],
  ['a name of brackets', rss(`<item><author>${'('.repeat(MANY)}x</author></item>`)],
  ['attributes without values', rss(`<item ${'x'.repeat(60_000)}>`.repeat(100))],
  ['end tags that never end', rss('</a'.repeat(MANY))],
  ['end tags of nothing', rss(`${'<b>'.repeat(90)}${'</a>'.repeat(MANY)}`)],
  ['tags that never end', rss('<a b="'.repeat(MANY))],
  ['quotes that only the next tag closes', rss('<a b="c" d="x<e>y</e>\n'.repeat(MANY / 4))],
  ['namespaces declared over and over', rss('<a:b xmlns:a="x" xmlns="y">'.repeat(20_000))],
  ['declarations', rss('<!'.repeat(MANY) + '<?'.repeat(MANY))],
  [
    'links without end to resolve',
    rss(`<item><description><![CDATA[${'<a href="x">'.repeat(MANY)}]]></description></item>`),
  ],
  [
    'a base that makes every link long',
    `<rss xml:base="https://a.example/${'b/'.repeat(4000)}"><channel>${'<item><enclosure url="x"/></item>'.repeat(5000)}</channel></rss>`,
  ],
  ['many elements of no meaning', rss('<a></a>'.repeat(MANY))],
  ['an endless date', rss(`<item><pubDate>${'1 '.repeat(MANY)}</pubDate></item>`)],
  ['names of the prototype', rss('<item><constructor>x</constructor><__proto__>y</__proto__><title>t</title></item>')],
  ['deep JSON', `{"items":[${'['.repeat(MANY)}${']'.repeat(MANY)}]}`],
  [
    'JSON of the wrong kinds',
    '{"items":[null,1,{"title":{},"authors":"x","tags":5,"attachments":[null]}],"title":[1]}',
  ],
]

describe('parseFeed under attack', () => {
  it.each(ATTACKS)('survives %s', (_, text) => {
    const began = process.threadCpuUsage().user
    const outcome = parseFeed(text, 'https://a.example/')
    feedCandidates(text, 'https://a.example/', text)
    parseOpml(text)
    expect(process.threadCpuUsage().user - began).toBeLessThan(MOST_MICROSECONDS)
    expect(['feed', 'rejected']).toContain(outcome.type)
    if (outcome.type === 'rejected') expect(outcome.reason).toMatch(/^[^\n]{1,300}$/)
  })

  it('does not expand entities', () => {
    const levels = Array.from(
      { length: 20 },
      (_, level) => `<!ENTITY l${level + 1} "${`&l${level};`.repeat(10)}">`,
    ).join('')
    const outcome = parseFeed(
      `<!DOCTYPE rss [<!ENTITY l0 "ha">${levels}]>${rss('<item><title>&l20;</title></item>')}`,
      null,
    )
    expect(outcome).toMatchObject({ type: 'feed', warnings: ['declares entities of its own: they stay unexpanded'] })
    expect(JSON.stringify(outcome).length).toBeLessThan(1000)
  })

  it('keeps a bounded number of entries and says how many there were', () => {
    const outcome = parseFeed(rss('<item><title>x</title></item>'.repeat(MOST_ENTRIES + 7)), null)
    if (outcome.type === 'rejected') throw new Error(outcome.reason)
    expect(outcome.parsed.entries).toHaveLength(MOST_ENTRIES)
    expect(outcome.warnings).toEqual([`kept ${MOST_ENTRIES} of ${MOST_ENTRIES + 7} entries`])
  })
})
