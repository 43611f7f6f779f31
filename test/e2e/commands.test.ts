import { mkdir, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, it, onTestFinished } from 'vitest'
import { copydesk, temporaryFolder, valuesOf } from '../set-up/command-line.ts'
import { agencyText, smallArticles } from '../set-up/small-articles.ts'
import { openSmallSite } from '../set-up/small-site.ts'

const ONE_LINE = /^copydesk: [^\n]+\n$/
const LOCAL = ['--allow-host', '127.0.0.1']

const FEED = `<rss version="2.0"><channel><title>One</title><link>http://one.example/</link>
<item><title>First</title><link>/1</link><pubDate>Tue, 10 Mar 2026 06:00:00 GMT</pubDate></item></channel></rss>`
const PAGE = `<!doctype html><title>${agencyText.title}</title><h1>${agencyText.title}</h1>${agencyText.lines.map((line) => `<p>${line}</p>`).join('')}`

/** A host that answers every path with one body. */
async function openHost(type: string, body: string | Uint8Array) {
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': type })
    response.end(body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.close()
    server.closeAllConnections()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

/** Ten values as NDJSON, of which the seventh cannot be read. */
const tenLines = (value: (at: number) => object, bad: string) =>
  Array.from({ length: 10 }, (_, at) => (at === 6 ? bad : JSON.stringify(value(at)))).join('\n')

const textOf = (at: number) => smallArticles[at % smallArticles.length]?.lines.join('\n') ?? ''
const titleOf = (at: number) => smallArticles[at % smallArticles.length]?.title ?? ''

describe('feed', () => {
  it('reads a file, a packed file, standard input and an address alike', async () => {
    const folder = await temporaryFolder()
    const [plain, packed] = [join(folder, 'feed.xml'), join(folder, 'feed.xml.gz')]
    await writeFile(plain, FEED)
    await writeFile(packed, gzipSync(FEED))
    const host = await openHost('application/rss+xml', FEED)
    const base = ['--url', 'http://one.example/feed']
    const all = await Promise.all([
      copydesk(['feed', plain, ...base]),
      copydesk(['feed', packed, ...base]),
      copydesk(['feed', '-', ...base], { input: FEED }),
      copydesk(['feed', `${host}/feed`, ...LOCAL]),
    ])
    for (const ended of all) {
      expect(ended).toMatchObject({ code: 0, stderr: '' })
      expect(JSON.parse(ended.stdout)).toMatchObject({
        feed: { title: 'One', format: 'rss', link: 'http://one.example/' },
        entries: [{ title: 'First', url: expect.stringMatching(/\/1$/), publishedAt: expect.stringContaining('2026') }],
      })
    }
    expect(new Set(all.slice(0, 3).map(({ stdout }) => stdout)).size).toBe(1)
  })

  it('says in one line what is wrong with what is no feed, or not to be had', async () => {
    const folder = await temporaryFolder()
    const page = join(folder, 'page.html')
    await writeFile(page, PAGE)
    const cases: { args: string[]; input?: string; says: RegExp }[] = [
      { args: ['feed', page], says: /page\.html: / },
      { args: ['feed', '-'], input: '', says: /-: / },
      { args: ['feed', join(folder, 'missing.xml')], says: /missing\.xml cannot be read: there is no such file/ },
      { args: ['feed', folder], says: /cannot be read: it is a folder/ },
      { args: ['feed', 'http://127.0.0.1:1/feed'], says: /127\.0\.0\.1/ },
    ]
    for (const { args, input, says } of cases) {
      const ended = await copydesk(args, input === undefined ? {} : { input })
      expect(ended).toMatchObject({ code: 1, stdout: '' })
      expect(ended.stderr.trim().split('\n')).toEqual([expect.stringMatching(says)])
    }
  })
})

describe('clean', () => {
  it('reads files, folders, packed files, standard input and addresses, in the order they are named', async () => {
    const site = await openSmallSite()
    onTestFinished(() => site.close())
    const folder = await temporaryFolder()
    const pages = join(folder, 'pages')
    await mkdir(pages)
    await writeFile(join(pages, 'a.html'), PAGE)
    await writeFile(join(pages, 'b.html.gz'), gzipSync(PAGE))
    const ended = await copydesk(['clean', '-', pages, site.copyUrl, ...LOCAL], { input: PAGE })
    expect(ended).toMatchObject({ code: 0, stderr: '' })
    const articles = valuesOf<{ file: string; title: string; text: string }>(ended.stdout)
    expect(articles.map(({ file }) => file)).toEqual([
      '-',
      join(pages, 'a.html'),
      join(pages, 'b.html.gz'),
      site.copyUrl,
    ])
    for (const article of articles) {
      expect(article).toMatchObject({ title: agencyText.title, credit: { agency: 'AP' } })
      expect(article.text.split('\n')).toEqual(agencyText.lines)
    }
    const other = await copydesk(['clean', join(pages, 'a.html'), '--dom', 'jsdom'])
    expect(JSON.parse(other.stdout)).toMatchObject({ title: agencyText.title, text: articles[0]?.text })
  })

  it('names each page without an article and goes on with the others', async () => {
    const folder = await temporaryFolder()
    const [empty, good, pdf] = ['empty.html', 'good.html', 'paper.pdf'].map((name) => join(folder, name))
    await writeFile(empty ?? '', '')
    await writeFile(good ?? '', PAGE)
    await writeFile(pdf ?? '', '%PDF-1.7\n%âãÏÓ\n1 0 obj')
    const ended = await copydesk(['clean', empty ?? '', pdf ?? '', good ?? ''])
    expect(ended.code).toBe(1)
    expect(valuesOf(ended.stdout)).toMatchObject([{ file: good }])
    expect(ended.stderr.trim().split('\n').toSorted()).toEqual([
      expect.stringMatching(/empty\.html: no article: /),
      expect.stringMatching(/paper\.pdf: not a web page but /),
    ])
  })
})

describe('compare', () => {
  it('sets a page and a plain text in step, as JSON and to be read', async () => {
    const folder = await temporaryFolder()
    const [page, cut] = [join(folder, 'page.html'), join(folder, 'cut.txt')]
    await writeFile(page, PAGE)
    await writeFile(cut, agencyText.lines.slice(0, -1).join('\n'))
    const ended = await copydesk(['compare', page, cut])
    expect(ended).toMatchObject({ code: 0, stderr: '' })
    const told = JSON.parse(ended.stdout) as { steps: { kind: string }[] }
    expect(told).toMatchObject({ same: true, this: page, other: cut, overlap: { ofOther: 1 } })
    expect(told.steps.some(({ kind }) => kind === 'cut')).toBe(true)
    const view = await copydesk(['compare', page, cut, '--text'])
    expect(view.stdout).toMatch(/^One article: [^]*\n- {3}\S/)
  })

  it('says in one line what cannot be compared', async () => {
    const folder = await temporaryFolder()
    const missing = await copydesk(['compare', join(folder, 'none'), '-'], { input: 'text' })
    expect(missing.code).toBe(1)
    expect(missing.stderr).toMatch(ONE_LINE)
    const twice = await copydesk(['compare', '-', '-'])
    expect(twice.code).toBe(2)
    expect(twice.stderr).toMatch(ONE_LINE)
  })
})

describe('match, tag and group', () => {
  const page = (at: number) => ({
    id: `p${at}`,
    title: titleOf(at),
    text: textOf(at),
    publishedAt: '2026-03-10T06:00:00Z',
  })

  it.each(['match', 'tag', 'group'])('%s answers every line but the one it names', async (command) => {
    const file = join(await temporaryFolder(), 'lines.ndjson')
    await writeFile(file, tenLines(page, '{"id": "p6", "text": '))
    const ended = await copydesk([command, file])
    expect(ended.code).toBe(1)
    expect(ended.stderr.trim().split('\n')).toEqual([
      expect.stringMatching(new RegExp(`^copydesk: ${file} line 7: not JSON .*left out$`)),
    ])
    const ids = valuesOf<{ id: string }>(ended.stdout).map(({ id }) => id)
    expect(ids).toEqual(['p0', 'p1', 'p2', 'p3', 'p4', 'p5', 'p7', 'p8', 'p9'])
  })

  it('say the same of packed files and of standard input, and what a line lacks', async () => {
    const lines = tenLines(page, '{"id": "p6"}')
    const file = join(await temporaryFolder(), 'lines.ndjson.gz')
    await writeFile(file, gzipSync(lines))
    const [packed, piped] = await Promise.all([copydesk(['match', file]), copydesk(['match', '-'], { input: lines })])
    expect(packed.stdout).toBe(piped.stdout)
    expect(piped.stderr).toMatch(/^copydesk: - line 7: text: .*left out\n$/)
    const matches = valuesOf<{ id: string; article: string; relation: string; of: string | null }>(piped.stdout)
    const byId = new Map(matches.map((match) => [match.id, match]))
    // Ten texts, of which the last five are the first five again, and one is lost.
    expect(new Set(matches.map(({ article }) => article)).size).toBe(5)
    expect(byId.get('p5')?.article).toBe(byId.get('p0')?.article)
    expect(matches.filter(({ relation }) => relation === 'original')).toHaveLength(5)
  })

  it('gives what its contract says', async () => {
    const input = JSON.stringify({ id: 7, title: agencyText.title, text: agencyText.lines.join('\n') })
    const [tagged, grouped, matched] = await Promise.all(
      ['tag', 'group', 'match'].map(async (command) => copydesk([command, '-'], { input })),
    )
    const { mentions, quotes, figures } = JSON.parse(tagged?.stdout ?? '') as Tagged
    for (const span of [...mentions, ...quotes, ...figures]) {
      expect(agencyText.lines.join('\n').slice(span.start, span.end)).toBe(span.text)
    }
    expect(mentions.map(({ text }) => text)).toEqual(expect.arrayContaining(['Marek Dolan', 'Ruth Calloway']))
    expect(quotes).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          direct: true,
          text: '“The crew had us in life jackets within minutes.”',
          speaker: expect.objectContaining({ entity: expect.objectContaining({ name: 'Marek Dolan' }) }),
        }),
      ]),
    )
    expect(figures).toEqual(expect.arrayContaining([expect.objectContaining({ value: 212, of: expect.anything() })]))
    expect(JSON.parse(grouped?.stdout ?? '')).toEqual({ id: '7', story: expect.any(String) })
    expect(JSON.parse(matched?.stdout ?? '')).toMatchObject({
      id: '7',
      article: expect.any(String),
      relation: 'original',
      of: null,
      origin: { name: 'AP' },
    })
  })
})

type Span = { start: number; end: number; text: string }
type Tagged = { mentions: Span[]; quotes: Span[]; figures: Span[] }

describe('usage', () => {
  const commands = [
    'start',
    'feed',
    'clean',
    'match',
    'compare',
    'tag',
    'group',
    'events',
    'feeds',
    'webhooks',
    'asyncapi',
    'tokens',
    'trace',
    'redrive',
    'quarantine',
  ]

  it('is shown for every command on request', async () => {
    const asked = [['--help'], ...commands.map((name) => [name, '--help']), ['feeds', 'add', '--help']]
    const ends = await inPairs(asked)
    for (const [at, ended] of ends.entries()) {
      expect(ended, String(asked[at])).toMatchObject({ code: 0, stderr: '', stdout: expect.stringMatching(/^Usage: /) })
    }
    for (const name of commands) expect(ends[0]?.stdout).toMatch(new RegExp(`^ {2}${name}\\b`, 'm'))
  })

  it('that is wrong is said in one line', async () => {
    const asked = [
      'nonsense',
      'feed',
      'feed a b',
      'clean x --dom other',
      'match --nonsense',
      'feeds nonsense',
      'feeds add ftp://nowhere',
      'redrive nonsense',
      'quarantine nonsense',
      'events --after x',
      'events --types nonsense',
      'trace no-address',
    ]
    const ends = await inPairs(asked.map((line) => line.split(' ')))
    for (const [at, ended] of ends.entries()) {
      expect(ended, asked[at]).toMatchObject({ code: 2, stdout: '', stderr: expect.stringMatching(ONE_LINE) })
    }
  })
})

/** Two at a time: each is a process. */
async function inPairs(asked: string[][]) {
  // Not here: some open a store in the folder they are called in before they see what is wrong.
  const cwd = await temporaryFolder()
  const ends = []
  for (let at = 0; at < asked.length; at += 2) {
    ends.push(...(await Promise.all(asked.slice(at, at + 2).map((args) => copydesk(args, { cwd })))))
  }
  return ends
}
