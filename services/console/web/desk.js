// The desk: totals and stories are asked for again whenever the log has grown, at most once a second.
const byId = (id) => document.getElementById(id)

const element = (name, content, className) => {
  const made = document.createElement(name)
  if (className) made.className = className
  for (const part of [content].flat()) made.append(part ?? '')
  return made
}

const link = (url, text) => {
  const made = element('a', text)
  made.href = /^https?:/.test(url) ? url : '#'
  made.rel = 'noreferrer'
  return made
}

const get = async (path) => (await fetch(path)).json()

const TOTALS = [
  ['feeds', (t) => t.feeds],
  ['entries found', (t) => t.entries],
  ['pages fetched', (t) => t.pages],
  ['articles', (t) => t.articles],
  ['copies folded', (t) => t.copies],
  ['stories', (t) => t.stories],
  ['events', (t) => t.events],
  ['pending', (t) => t.dispositions.pending],
  ['skipped', (t) => t.dispositions.skipped],
  ['rejected', (t) => t.dispositions.rejected],
  ['in quarantine', (t) => Object.values(t.quarantined).reduce((a, b) => a + b, 0)],
]

function showTotals(totals) {
  byId('totals').replaceChildren(
    ...TOTALS.flatMap(([name, read]) => [element('dt', name), element('dd', read(totals).toLocaleString('en'))]),
  )
  byId('line').replaceChildren(
    ...totals.stages.map((stage) => {
      const held = totals.quarantined[stage.name]
      const words = [
        `${stage.waiting} waiting`,
        `${stage.active} running`,
        stage.delayed && `${stage.delayed} later`,
        held && `${held} held`,
      ]
      return element(
        'li',
        [element('b', stage.name), element('span', words.filter(Boolean).join(' · '))],
        stage.waiting > 50 ? 'busy' : '',
      )
    }),
  )
  const late = totals.stages.filter((stage) => stage.waiting > 500).map((stage) => stage.name)
  const ill = [
    totals.feedsFailing && `${totals.feedsFailing} of ${totals.feeds} feeds failing`,
    late.length && `${late.join(', ')} behind`,
  ].filter(Boolean)
  const health = byId('health')
  health.className = ill.length ? 'ill' : 'well'
  health.textContent = ill.length ? ill.join('; ') : `All is well · ${totals.feeds} feeds · queues on ${totals.queues}`
}

const plural = (n, one, many = `${one}s`) => `${n} ${n === 1 ? one : many}`

function showStories(stories) {
  const open = new Set([...document.querySelectorAll('details[open]')].map((shown) => shown.dataset.id))
  byId('stories').replaceChildren(
    ...stories.map((story) => {
      const origins = element('b', plural(story.origins.length, 'named origin'))
      const count = element(
        'span',
        [
          origins,
          ` · ${plural(story.articles, 'article')} · ${plural(story.pages, 'page')} · ${plural(story.outlets, 'outlet')}`,
        ],
        'count',
      )
      const shown = element('details', element('summary', [element('strong', story.headline ?? 'Untitled'), count]))
      shown.dataset.id = story.id
      shown.addEventListener('toggle', () => shown.open && shown.childElementCount === 1 && fill(shown, story.id))
      if (open.has(story.id)) shown.open = true
      return shown
    }),
  )
}

async function fill(shown, id) {
  const { articles } = await get(`/stories/${id}`)
  shown.append(
    ...articles.map((article) => {
      const origin = article.origin ? `${article.origin.name} (${article.origin.evidence})` : 'unknown origin'
      const copies = article.pages.map((page) => {
        const share = page.overlap ? `, ${Math.round(page.overlap.ofThis * 100)}% of it` : ''
        return element('p', [link(page.url, page.outlet), ` — ${page.relation}${share}`], 'copy')
      })
      return element(
        'div',
        [element('p', [link(article.url, article.title ?? article.url), ` · ${origin}`]), ...copies],
        'article',
      )
    }),
  )
}

let due = false
async function refresh() {
  if (due) return
  due = true
  setTimeout(async () => {
    due = false
    try {
      const [totals, { stories }] = await Promise.all([get('/totals'), get('/stories')])
      showTotals(totals)
      showStories(stories)
    } catch {
      byId('health').className = 'ill'
      byId('health').textContent = 'Copydesk does not answer'
    }
  }, 300)
}

const EVENTS_SHOWN = 40
function tell(event) {
  const { type, data } = JSON.parse(event.data)
  const words = data.title ?? data.url ?? data.storyId ?? ''
  byId('events').prepend(element('li', [element('b', type.replace('copydesk.', '')), ` ${data.outlet ?? ''} ${words}`]))
  while (byId('events').childElementCount > EVENTS_SHOWN) byId('events').lastElementChild.remove()
  void refresh()
}

const TYPES = [
  'article.new',
  'article.copied',
  'article.revised',
  'article.withdrawn',
  'article.merged',
  'story.new',
  'story.grown',
  'story.merged',
  'story.split',
  'feed.failing',
  'feed.recovered',
  'feed.moved',
  'feed.gone',
]

const { head } = await get('/events/head')
const stream = new EventSource(`/events?after=${Math.max(0, head - EVENTS_SHOWN)}`)
for (const type of TYPES) stream.addEventListener(`copydesk.${type}`, tell)
void refresh()
setInterval(refresh, 2000)
