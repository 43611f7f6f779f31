import { describe, expect, it } from 'vitest'
import { articlesAmong, comparePages, createMatcher, gatherArticle, type PageText, preparePage } from './copies.ts'
import { isExcerpt } from './relation.ts'
import { samplePage as page } from './sample-page.ts'

/** A seeded source of numbers in 0 to 1 (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

const VOCABULARY =
  `the a of in to and on for with after before said port ferry harbour captain council river bridge school mayor
  storm election budget police court train station market price worker union strike hospital doctor patient report minister`
    .split(/\s+/)
    .filter(Boolean)

/** Paragraphs of about forty words that no other seed writes. */
function paragraphs(seed: number, count: number): string[] {
  const random = seeded(seed)
  return Array.from({ length: count }, () => {
    const words = Array.from({ length: 40 }, () => VOCABULARY[Math.floor(random() * VOCABULARY.length)] ?? 'the')
    return `${words.join(' ')}.`.replace(/^./, (letter) => letter.toUpperCase())
  })
}

const compare = (a: string, b: string) => comparePages(preparePage(page('a', a)), preparePage(page('b', b)))
const match = (pages: PageText[]) => {
  const matcher = createMatcher()
  for (const one of pages) matcher.add(one)
  return new Map(matcher.results().map((found) => [found.id, found]))
}
const STORY = paragraphs(1, 10)
const story = STORY.join('\n')

describe('comparePages', () => {
  it('finds a whole text in both directions', () => {
    const { overlap, same, passages } = compare(story, story)
    expect({ overlap, same }).toEqual({ overlap: { ofThis: 1, ofOther: 1 }, same: true })
    expect(passages).toEqual([{ start: 0, end: story.length - 1, otherStart: 0, otherEnd: story.length - 1 }])
  })

  it('gives passages whose offsets hold in both texts', () => {
    const other = [...paragraphs(2, 2), STORY[3], ...paragraphs(3, 1), STORY[7]].join('\n\n')
    const { passages } = compare(story, other)
    expect(passages).toHaveLength(2)
    for (const { start, end, otherStart, otherEnd } of passages) {
      expect(story.slice(start, end)).toBe(other.slice(otherStart, otherEnd))
    }
  })

  it('bridges an edit of few words inside a passage', () => {
    const edited = story.replace(/(\w+) (\w+)\.\n/, 'quite another ending.\n')
    expect(compare(story, edited).passages).toHaveLength(1)
  })

  it('reads through curly quotes, accents, case, and characters of scripts without spaces', () => {
    expect(compare(`It's the café. ${story}`, `IT’S THE CAFE. ${story.toUpperCase()}`).overlap.ofThis).toBe(1)
    const japanese = '港を出た船は夜明けに沖へ向かい乗客二百人を乗せていたと港長は火曜日に述べた。'.repeat(1)
    const more = '嵐が過ぎた後も橋は閉鎖されたままで市長は住民に外出を控えるよう呼びかけた。'
    expect(compare(japanese + more, more + japanese)).toMatchObject({ same: true })
  })

  it('counts a text made of another as the same, and one with a few of its paragraphs as another', () => {
    expect(compare(story, STORY.slice(0, 6).join('\n')).same).toBe(true)
    expect(compare(story, [...STORY.slice(0, 4), ...paragraphs(4, 7)].join('\n')).same).toBe(false)
    expect(compare(story, paragraphs(5, 10).join('\n'))).toMatchObject({ same: false, passages: [] })
  })

  it('counts a report that holds a text further down as another, and a cut or later version as the same', () => {
    const own = paragraphs(6, 13)
    const short = STORY.slice(0, 6)
    const report = [...own.slice(0, 6), ...short, ...own.slice(6)].join('\n')
    expect(compare(short.join('\n'), report)).toMatchObject({
      same: false,
      reason: expect.stringContaining('report of its own') as string,
    })
    expect(compare(report, short.join('\n')).same).toBe(false)
    expect(compare([...short, ...own].join('\n'), short.join('\n')).same).toBe(true)
    expect(compare([...own.slice(0, 5), ...short].join('\n'), short.join('\n')).same).toBe(true)
  })

  it('does not match short texts or notices', () => {
    const brief = STORY[0]?.split(' ').slice(0, 25).join(' ') ?? ''
    expect(compare(brief, brief).same).toBe(false)
    const notice = [
      'We use cookies to give you the best experience on this site and to show you advertising that you may care for.',
      'Subscribe now for unlimited digital access to all of our stories, our newsletters and our daily crossword.',
      'By going on you agree to our terms of use and to our privacy policy, which was updated on the first of May.',
    ].join('\n')
    expect(compare(notice, notice).same).toBe(false)
  })

  it('takes the credit off before it compares', () => {
    const wired = `By JANE DOE Associated Press\n\nOSLO, Norway (AP) — ${story}\n\nCopyright 2024 The Associated Press. All rights reserved.`
    expect(compare(wired, `LEEDS, England (Reuters) - ${story}`).overlap).toEqual({ ofThis: 1, ofOther: 1 })
  })
})

describe('preparePage', () => {
  it('bounds the keys of any page, and gives a short one none', () => {
    for (const count of [1, 2, 10, 200]) {
      const { bands } = preparePage(page('a', paragraphs(count, count).join('\n')))
      expect(bands.length).toBeLessThanOrEqual(64)
      expect(bands.every((key) => Number.isInteger(key) && key === (key | 0))).toBe(true)
    }
    expect(preparePage(page('a', 'too short to say')).bands).toHaveLength(0)
  })

  it('shares a key between a text and its excerpts, cuts and edits', () => {
    let missed = 0
    for (let seed = 100; seed < 200; seed += 1) {
      const whole = paragraphs(seed, 20)
      const keys = new Set(preparePage(page('a', whole.join('\n'))).bands)
      const excerpt = preparePage(page('b', whole.slice(5, 9).join('\n')))
      if (!excerpt.bands.some((key) => keys.has(key))) missed += 1
    }
    expect(missed).toBeLessThanOrEqual(2)
  })
})

describe('createMatcher', () => {
  const cut = STORY.slice(0, 7).join('\n')
  const wire = page('wire', `OSLO, Norway (AP) — ${story}`, {
    publisher: 'apnews.com',
    publishedAt: '2024-05-01T10:00:00Z',
  })
  const daily = page('daily', story, { publisher: 'daily.example', publishedAt: '2024-05-01T09:00:00Z' })
  const early = page('early', STORY.slice(2, 4).join('\n'), { publishedAt: '2024-05-01T08:00:00Z' })
  const evening = page('evening', `${cut}\n${paragraphs(9, 1).join('\n')}`, { publishedAt: '2024-05-01T12:00:00Z' })
  const later = page('later', `${paragraphs(10, 1).join('\n')}\n${story}`, {
    publisher: 'daily.example',
    publishedAt: '2024-05-01T15:00:00Z',
  })
  const other = page('other', paragraphs(11, 9).join('\n'))
  const all = [wire, daily, early, evening, later, other]

  it('names the original and what the others are to it', () => {
    const found = match(all)
    const said = Object.fromEntries(Array.from(found.values(), ({ id, relation, of }) => [id, [relation, of]]))
    expect(said).toEqual({
      wire: ['original', null],
      daily: ['reprint', 'wire'],
      early: ['excerpt', 'wire'],
      evening: ['edited reprint', 'wire'],
      later: ['revision', 'daily'],
      other: ['original', null],
    })
    expect(new Set(Array.from(found.values(), ({ article }) => article)).size).toBe(2)
    expect(found.get('daily')?.origin).toMatchObject({ name: 'AP', evidence: 'OSLO, Norway (AP) —' })
    expect(found.get('other')?.origin).toBeNull()
  })

  it('says the same whatever the order of arrival', () => {
    const wanted = match(all)
    for (let seed = 0; seed < 20; seed += 1) {
      const random = seeded(seed)
      const shuffled = all.map((one) => ({ one, at: random() })).sort((a, b) => a.at - b.at)
      expect(match(shuffled.map(({ one }) => one))).toEqual(wanted)
    }
  })

  it('says the same in any order of a site with furniture to learn, digests, forms and excerpts', () => {
    const around = paragraphs(70, 4)
    const texts = [71, 72, 73, 74, 75, 76].map((seed) => paragraphs(seed, 5))
    const pages = [
      ...texts.map((text, at) => page(`o${at}`, [...text, ...around].join('\n'), { publisher: 'site.example' })),
      ...texts.map((text, at) => page(`c${at}`, text.slice(0, 3).join('\n'), { publisher: `outlet${at}.example` })),
      page('round-up', texts.flatMap((text) => text.slice(0, 2)).join('\n')),
    ]
    const wanted = match(pages)
    expect(new Set(Array.from(wanted.values(), ({ article }) => article)).size).toBe(7)
    for (let seed = 0; seed < 20; seed += 1) {
      const random = seeded(seed)
      const shuffled = pages.map((one) => ({ one, at: random() })).sort((a, b) => a.at - b.at)
      expect(match(shuffled.map(({ one }) => one))).toEqual(wanted)
    }
  })

  it('knows the first lines of a text by its headline, and by nothing less', () => {
    const title = 'Captain cleared as storm closes river bridge again'
    const first = STORY[0]?.split(' ').slice(0, 26).join(' ') ?? ''
    const found = (preview: string, headline: string | null) => {
      const told = match([page('whole', story, { title }), page('preview', preview, { title: headline })])
      return told.get('preview')?.article === told.get('whole')?.article
    }
    expect(found(first, title)).toBe(true)
    expect(found(first, title.toUpperCase())).toBe(true)
    expect(found(first, null)).toBe(false)
    expect(found(first, 'Another headline for what happened to the bridge')).toBe(false)
    expect(found(paragraphs(33, 1)[0]?.split(' ').slice(0, 26).join(' ') ?? '', title)).toBe(false)
    expect(found('Continue reading this story', title)).toBe(false)
  })

  it.each(['2024-05-01', '2024-05-01T00:00:00.000Z'])('lets no page lead by a day without a clock: %s', (day) => {
    const first = page('first', story, { publishedAt: '2024-05-01T09:00:00Z', seenAt: '2024-05-01T09:02:00Z' })
    const dated = page('dated', story, { publishedAt: day, seenAt: '2024-05-01T15:00:00Z' })
    expect(match([dated, first]).get('dated')).toMatchObject({ relation: 'reprint', of: 'first' })
    const nextDay = page('next day', story, { publishedAt: '2024-05-02T07:00:00Z', seenAt: '2024-05-02T07:02:00Z' })
    expect(match([nextDay, { ...dated, seenAt: null }]).get('next day')).toMatchObject({ of: 'dated' })
  })

  it('does not let a quoted passage join the texts that quote it', () => {
    const quoted = paragraphs(20, 2)
    const one = page('one', [...paragraphs(21, 12), ...quoted].join('\n'))
    const two = page('two', [...quoted, ...paragraphs(22, 12)].join('\n'))
    const found = match([one, two, page('statement', quoted.join('\n'))])
    expect(found.get('one')?.article).not.toBe(found.get('two')?.article)
    expect(found.get('statement')).toMatchObject({ article: found.get('one')?.article, relation: 'excerpt', of: 'one' })
  })

  it('lets a digest belong to none of the texts it is put together from, and joins none of them', () => {
    const texts = [50, 51, 52, 53].map((seed) => paragraphs(seed, 8))
    const pages = texts.map((text, at) => page(`t${at}`, text.join('\n')))
    const roundUp = page('digest', texts.flatMap((text) => text.slice(0, 2)).join('\n'))
    const part = page('cut', (texts[0] ?? []).slice(0, 2).join('\n'))
    const found = match([...pages, roundUp, part])
    expect(new Set(Array.from(found.values(), ({ article }) => article)).size).toBe(5)
    expect(found.get('cut')?.article).toBe(found.get('t0')?.article)
  })

  it('does not take short texts on one site for one another because of what the site prints around them', () => {
    const around = paragraphs(60, 4)
    const pages = [61, 62, 63, 64, 65].map((seed) =>
      page(`s${seed}`, [...paragraphs(seed, 2), ...around].join('\n'), { publisher: 'site.example' }),
    )
    expect(new Set(Array.from(match(pages).values(), ({ article }) => article)).size).toBe(5)
  })

  it('finds a text among much furniture', () => {
    const wrapped = (seed: number) => [...paragraphs(seed, 4), ...STORY, ...paragraphs(seed + 1, 4)].join('\n')
    const found = match([page('clean', story), page('wrapped', wrapped(30))])
    expect(found.get('clean')?.article).toBe(found.get('wrapped')?.article)
  })

  it('keeps an article together that is printed more often than a key may be common', () => {
    const many = Array.from({ length: 150 }, (_, at) =>
      page(`p${at}`, `${paragraphs(1000 + at, 1).join('')}\n${story}`),
    )
    expect(new Set(Array.from(match(many).values(), ({ article }) => article)).size).toBe(1)
  })

  it('survives hostile pages', () => {
    const texts = ['', '\u0000', '\ud800'.repeat(1000), 'a '.repeat(60_000), 'word '.repeat(60_000), '('.repeat(10_000)]
    const found = match(texts.map((text, at) => page(`h${at}`, text, { publishedAt: 'yesterday', url: 'not a url' })))
    expect(found.size).toBe(texts.length)
  })
})

describe('gatherArticle', () => {
  it('does not depend on the order of the pages', () => {
    const pages = [page('a', story), page('b', STORY.slice(0, 8).join('\n')), page('c', STORY.slice(1).join('\n'))].map(
      preparePage,
    )
    expect(gatherArticle(pages.toReversed())).toEqual(gatherArticle(pages))
  })

  it('compares each page once, with the page it was made from', () => {
    const pages = ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => preparePage(page(id, story)))
    const compared: string[][] = []
    gatherArticle(pages, (one, source) => {
      compared.push([one.id, source.id])
      return comparePages(one, source)
    })
    expect(compared).toEqual(['b', 'c', 'd', 'e', 'f'].map((id) => [id, 'a']))
  })

  it('leaves the origin open where the pages contradict each other', () => {
    const pages = [page('a', `OSLO, Norway (AP) — ${story}`), page('b', `OSLO, Norway (Reuters) — ${story}`)].map(
      preparePage,
    )
    expect(gatherArticle(pages).origin).toBeNull()
  })

  it('names the outlet whose own writers speak in the text', () => {
    const own = preparePage(page('a', `${story}\nThe Harbour Times has contacted the port authority for comment.`))
    expect(gatherArticle([own]).origin).toMatchObject({ name: 'Harbour Times' })
  })
})

it('splits linked pages into articles', () => {
  const pages = [page('a', story), page('b', story), page('c', paragraphs(40, 9).join('\n'))].map(preparePage)
  expect(articlesAmong(pages.toReversed()).map((group) => group.map(({ id }) => id))).toEqual([['a', 'b'], ['c']])
})

it('calls an excerpt what stands nearly whole in a small part of another', () => {
  expect(isExcerpt({ ofThis: 0.95, ofOther: 0.2 })).toBe(true)
  expect(isExcerpt({ ofThis: 0.5, ofOther: 0.2 })).toBe(false)
})
