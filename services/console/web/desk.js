// The desk: what is there is asked for again when the log has grown, and only what differs is written to the page, so
// that nothing moves under the reader. Titles, outlets and evidence come from the net: they are only ever text.
const byId = (id) => document.getElementById(id)

const element = (name, content = [], className = '') => {
  const made = document.createElement(name)
  if (className) made.className = className
  made.append(...[content].flat().filter((part) => part !== null && part !== ''))
  return made
}

const link = (url, text) => {
  const made = element('a', text)
  if (/^https?:/.test(url)) made.href = url
  made.rel = 'noreferrer'
  return made
}

const setText = (node, text) => {
  if (node.textContent !== text) node.textContent = text
}

const get = async (path) => {
  const answer = await fetch(path)
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`)
  return answer.json()
}

const count = (n) => n.toLocaleString('en')
const plural = (n, one, many = `${one}s`) => `${count(n)} ${n === 1 ? one : many}`
const percent = (share) => `${Math.round(share * 100)}%`

// Outlets by their feeds' names: what the titles of all feeds at one address begin with.
const outlets = new Map()
const outletName = (outlet) => outlets.get(outlet) ?? outlet

function learnOutlets(feeds) {
  for (const { outlet, title } of feeds) {
    if (!title) continue
    const known = outlets.get(outlet)
    outlets.set(outlet, known === undefined ? title : sharedStart(known, title) || outlet)
  }
}

function sharedStart(one, other) {
  const others = other.split(' ')
  const words = one.split(' ')
  const end = words.findIndex((word, at) => word !== others[at])
  return (end < 0 ? words : words.slice(0, end)).join(' ').replace(/[\s:|,–—-]+$/, '')
}

function showTotals(totals) {
  const { articles, copies, stories, dispositions, entries } = totals
  const folded = copies === 1 ? '1 is a copy' : `${count(copies)} are copies`
  setText(
    byId('sum'),
    `${plural(articles + copies, 'page')} carry ${plural(articles, 'article')} in ${plural(stories, 'story', 'stories')}: ${folded} of another page.`,
  )
  const ends = [['entries found', entries], ...Object.entries(dispositions)]
  fillKeyed(byId('totals'), ends.flat().map(String), (at) => element(at % 2 === 0 ? 'dt' : 'dd'))
  const cells = totals.stages.flatMap(({ name, waiting, active, delayed }) =>
    [name, waiting, active, delayed, totals.quarantined[name] ?? 0].map(String),
  )
  fillRows(byId('line').tBodies[0], cells, 5)
  showHealth(totals)
}

/** Writes texts into the children of a node, which are made once. */
function fillKeyed(node, texts, make) {
  while (node.childElementCount < texts.length) node.append(make(node.childElementCount))
  texts.forEach((text, at) => {
    setText(node.children[at], text)
    node.children[at].classList.toggle('zero', text === '0')
  })
}

function fillRows(body, cells, width) {
  for (let row = 0; row * width < cells.length; row += 1) {
    const own = body.rows[row] ?? body.insertRow()
    fillKeyed(own, cells.slice(row * width, (row + 1) * width), (at) => element(at === 0 ? 'th' : 'td'))
  }
}

const BEHIND = 500

function showHealth({ feeds, feedsFailing, stages, queues }) {
  const late = stages.filter(({ waiting }) => waiting > BEHIND).map(({ name }) => `${name} is behind`)
  const ill = feedsFailing > 0 ? [`${feedsFailing} of ${feeds} feeds failing`, ...late] : late
  tellHealth(ill.length === 0, ill.join('; ') || `all is well · ${plural(feeds, 'feed')} · queues on ${queues}`)
}

function tellHealth(well, words) {
  byId('health').className = well ? 'well' : 'ill'
  setText(byId('health'), words)
}

const SQUARES = 60
const shown = new Map()

function makeStory(id) {
  const parts = {
    title: element('strong'),
    squares: element('span', [], 'squares'),
    words: element('span', [], 'fold'),
  }
  parts.squares.ariaHidden = 'true'
  const body = element('div', [], 'articles')
  const node = element('details', [element('summary', Object.values(parts)), body])
  const story = { id, node, ...parts, body, said: '', filled: '' }
  node.addEventListener('toggle', () => fillStory(story))
  return story
}

function tellStory(story, told) {
  const said = JSON.stringify(told)
  if (said === story.said) return
  story.said = said
  const { headline, pages, articles, origins } = told
  setText(story.title, headline ?? 'Untitled')
  const squares = Array.from({ length: Math.min(pages, SQUARES) }, (_, at) =>
    element('i', [], at < articles ? 'lead' : ''),
  )
  story.squares.replaceChildren(...squares)
  const fold =
    pages === articles
      ? `${plural(pages, 'page')}, no copy`
      : `${plural(pages, 'page')} fold into ${plural(articles, 'article')}`
  const named =
    origins.length === 0 ? 'no origin named' : `${plural(origins.length, 'named origin')}: ${origins.join(', ')}`
  setText(story.words, `${fold} · ${named}`)
  void fillStory(story)
}

/** Fetches what an open story holds, if it has changed since it was last shown. */
async function fillStory(story) {
  const { said } = story
  if (!story.node.open || story.filled === said) return
  story.filled = said
  try {
    const { articles } = await get(`/stories/${story.id}`)
    story.body.replaceChildren(...articles.map(articleBlock))
  } catch {
    story.filled = ''
  }
}

function articleBlock(article) {
  const whose = article.origin
    ? ['By ', element('b', article.origin.name), ', by these words: ', element('q', article.origin.evidence)]
    : ['Nothing in it says whose text it was']
  const pages = article.pages.toSorted((a, b) => shareOf(b) - shareOf(a))
  const rows = pages.map((page) => pageRow(page, article))
  const gone = article.withdrawnAt ? element('em', ' withdrawn') : null
  return element('article', [
    element('h3', [link(article.url, article.title ?? article.url), gone]),
    element('p', [...whose, ' · ', apiLink(article.id)], 'whose'),
    element('table', element('tbody', rows), 'pages'),
  ])
}

function apiLink(id) {
  const made = element('a', 'text, names, quotes, figures')
  made.href = `/articles/${encodeURIComponent(id)}`
  return made
}

// The original has nothing to be compared with: it ran all of itself.
const shareOf = ({ overlap }) => overlap?.ofOther ?? 1.01

function pageRow(page, article) {
  const of = article.pages.find(({ url }) => url === page.ofUrl)
  const source = of && of.url !== article.url ? ` of ${outletName(of.outlet)}’s` : ''
  const own = page.overlap ? 1 - page.overlap.ofThis : 0
  const added = own >= 0.05 ? `, ${percent(own)} other words` : ''
  const bar = element('span', element('span'), 'bar')
  const share = Math.min(1, shareOf(page))
  bar.firstChild.style.width = percent(share)
  return element('tr', [
    element('th', link(page.url, outletName(page.outlet))),
    element('td', `${page.relation}${source}${added}`),
    element('td', [bar, page.overlap ? `ran ${percent(share)}` : 'whole']),
  ])
}

function showStories(stories) {
  byId('none').hidden = stories.length > 0
  for (const told of stories) {
    if (!shown.has(told.id)) shown.set(told.id, makeStory(told.id))
    tellStory(shown.get(told.id), told)
  }
  const present = new Set(stories.map(({ id }) => id))
  for (const [id, { node }] of shown) {
    if (present.has(id)) continue
    node.remove()
    shown.delete(id)
  }
  placeStories(stories.map(({ id }) => shown.get(id).node))
}

/** The newest change first; but while somebody reads, what is there stays where it is and the new waits below. */
function placeStories(nodes) {
  const list = byId('stories')
  const read = scrollY > 0 || list.querySelector('details[open]') || list.matches(':hover, :focus-within')
  for (const [at, node] of nodes.entries()) {
    if (read && node.parentNode) continue
    if (list.children[at] !== node) list.insertBefore(node, read ? null : (list.children[at] ?? null))
  }
}

const EVENTS_SHOWN = 40

const EVENTS = {
  'article.new': 'new article',
  'article.copied': 'copy',
  'article.revised': 'revised',
  'article.withdrawn': 'withdrawn',
  'article.merged': 'articles merged',
  'article.split': 'article splits',
  'story.new': 'new story',
  'story.grown': 'story grows',
  'story.merged': 'stories merged',
  'story.split': 'story splits',
  'feed.failing': 'feed fails',
  'feed.recovered': 'feed is back',
  'feed.moved': 'feed moved',
  'feed.gone': 'feed gone',
}

function tellEvent(words, { data }) {
  const where = data.outlet ? `${outletName(data.outlet)}: ` : ''
  const what = data.title ?? data.url ?? data.storyId ?? data.articleId ?? ''
  byId('events').prepend(element('li', [element('b', words), ` ${where}${what}`]))
  while (byId('events').childElementCount > EVENTS_SHOWN) byId('events').lastElementChild.remove()
}

const REST_MS = 500
let due = false

async function refresh() {
  if (due || document.hidden) return
  due = true
  try {
    const [totals, { stories }, { feeds }] = await Promise.all([get('/totals'), get('/stories'), get('/feeds')])
    learnOutlets(feeds)
    showTotals(totals)
    showStories(stories)
  } catch {
    tellHealth(false, 'Copydesk does not answer')
  }
  setTimeout(() => (due = false), REST_MS)
}

async function followEvents() {
  const { head } = await get('/events/head')
  const stream = new EventSource(`/events?after=${Math.max(0, head - EVENTS_SHOWN)}`)
  for (const [type, words] of Object.entries(EVENTS)) {
    stream.addEventListener(`copydesk.${type}`, (message) => {
      tellEvent(words, JSON.parse(message.data))
      void refresh()
    })
  }
}

await refresh()
setInterval(refresh, 2000)
document.addEventListener('visibilitychange', refresh)
await followEvents()
