import { paragraphs } from './sample-pages.ts'

/** Pages written for the tests, each with one thing that pages do to their text; `text` is what a reader would call the article. */
export type SamplePage = { name: string; html: string; text: string[] }

const title = 'Old swing bridge closed to lorries'
const [first, second, third, fourth, fifth] = paragraphs as [string, string, string, string, string]

const p = (...lines: string[]) => lines.map((line) => `<p>${line}</p>`).join('\n')

const page = (body: string, head = '') =>
  `<!doctype html><html lang="en"><head><title>${title} | The Marren Post</title>${head}</head><body>
<nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>${body}</body></html>`

const article = (inside: string, around = '') =>
  page(`<main><h1>${title}</h1><div class="story">${inside}</div></main>${around}`)

const json = (value: unknown) => JSON.stringify(value).replaceAll('<', '\\u003c')

export const samplePages: SamplePage[] = [
  {
    name: 'captions inside and outside figures',
    html: article(
      `${p(first)}<figure><img src="a.jpg"><figcaption>The bridge in January.</figcaption></figure>
      <div><img src="b.jpg"><span>The north pier, seen from the mill. (Bo Li/Pool Photo via AP)</span></div>${p(second, third)}
      <p>Photo: Bo Li</p>${p(fourth, fifth)}`,
    ),
    text: paragraphs,
  },
  {
    name: 'links to other articles between the paragraphs',
    html: article(
      `${p(first)}<p>READ MORE: <a href="/1">Port strike ends after nine days</a></p>${p(second)}
      <div><h3>Related</h3><ul><li><a href="/1">Port strike ends</a></li><li><a href="/2">Ferry late again</a></li></ul></div>
      ${p(third, fourth)}<p>[Related: <a href="/3">The mill road floods again</a>]</p>${p(fifth)}`,
    ),
    text: paragraphs,
  },
  {
    name: 'a column of other stories with their teasers',
    html: page(
      `<table><tr><td><h1>${title}</h1>${p(...paragraphs)}</td><td><b>Also today</b><br>
      <a href="/1">Port strike ends after nine days</a><br>The strike in the port is over, both sides said on Monday evening.<br>
      <a href="/2">Ferry late again</a><br>The ferry was two hours late, and nobody in the harbour office could say why.</td></tr></table>`,
    ),
    text: paragraphs,
  },
  {
    name: 'a newsletter box without a name',
    html: article(
      `${p(first, second)}<div class="css-1x2y"><h3>The morning letter</h3><p>Get the latest from Lower Marren in your inbox.</p>
      <p>By signing up you agree to our terms.</p></div>${p(third, fourth, fifth)}<p>Sign up for our daily newsletter, at seven every morning.</p>`,
    ),
    text: paragraphs,
  },
  {
    name: 'share buttons and counters',
    html: article(
      `<p>Share</p><p>Tweet</p><p>3 / 12</p>${p(first, second)}<div>Share this article</div>${p(third, fourth, fifth)}<p>Print</p>`,
    ),
    text: paragraphs,
  },
  {
    name: 'a byline, a date and a note on the author',
    html: page(
      `<main><h1>${title}</h1><p>By Ann Roe</p><p>Feb. 5, 2024, 6:30 p.m.</p><div>${p(...paragraphs)}
      <p>Ann Roe is a reporter for The Marren Post. She can be reached at ann@post.example.</p></div></main>`,
      '<meta name="author" content="Ann Roe">',
    ),
    text: paragraphs,
  },
  {
    name: 'comments below the text',
    html: article(
      `${p(...paragraphs)}<h3>Comments</h3><p>Tom, 2 hours ago</p><p>They should have closed it years ago, everybody could see that.</p>`,
    ),
    text: paragraphs,
  },
  {
    name: 'a cookie notice',
    html: article(
      p(...paragraphs),
      '<div class="css-77"><p>We and our partners use cookies to store information on your device.</p></div>',
    ),
    text: paragraphs,
  },
  {
    name: 'a paywall notice under the text',
    html: article(`${p(...paragraphs)}<p>Already a subscriber? Log in.</p><p>Subscribe now for full access.</p>`),
    text: paragraphs,
  },
  {
    name: 'what a video player says',
    html: article(
      `${p(first, second)}<div><p>Now Playing</p><p>05:39</p><p>Your browser does not support the video element.</p></div>${p(third, fourth, fifth)}`,
    ),
    text: paragraphs,
  },
  {
    name: 'a table of links, and a table that is content',
    html: article(
      `${p(first, second)}<table><tr><td><a href="/1">Port strike ends</a></td><td><a href="/2">Ferry late again</a></td></tr></table>
      <table><tr><th>Pier</th><th>Cracks found by the divers in January</th></tr><tr><td>North</td><td>Four, the longest of them two metres</td></tr></table>
      ${p(third, fourth, fifth)}`,
    ),
    text: [
      first,
      second,
      'Pier Cracks found by the divers in January',
      'North Four, the longest of them two metres',
      third,
      fourth,
      fifth,
    ],
  },
  {
    name: 'a list of the article',
    html: article(
      `${p(first, second)}<p>The council also decided:</p><ul><li>to lower the speed to 20;</li><li>to ask the port for money;</li>
      <li>to meet again in March.</li></ul>${p(third, fourth, fifth)}`,
    ),
    text: [
      first,
      second,
      'The council also decided:',
      'to lower the speed to 20;',
      'to ask the port for money;',
      'to meet again in March.',
      third,
      fourth,
      fifth,
    ],
  },
  {
    name: 'paragraphs split by advertisements',
    html: article(
      [first, second, third, fourth, fifth]
        .map((line) => `<div>${p(line)}</div><div class="ad-slot">Advertisement</div>`)
        .join('<div><p>ADVERTISEMENT - STORY CONTINUES BELOW</p></div>'),
    ),
    text: paragraphs,
  },
  {
    name: 'a standfirst in the header, outside the container of the text',
    html: page(
      `<header class="article-top"><h1>${title}</h1><p class="standfirst">Engineers found cracks in two piers of the crossing</p>
      <div class="byline">Ann Roe</div></header><div class="wrap"><div class="story">${p(...paragraphs)}</div></div>`,
    ),
    text: ['Engineers found cracks in two piers of the crossing', ...paragraphs],
  },
  {
    name: 'a standfirst that only the description tells',
    html: page(
      `<section><h1>${title}</h1><h2>Engineers found cracks in two piers of the crossing</h2></section><div><div>${p(...paragraphs)}</div></div>`,
      '<meta name="description" content="Engineers found cracks in two piers of the crossing.">',
    ),
    text: ['Engineers found cracks in two piers of the crossing', ...paragraphs],
  },
  {
    name: 'crossheads',
    html: article(`${p(first, second)}<h2>Forty minutes</h2>${p(third, fourth)}<h2>Divers in March</h2>${p(fifth)}`),
    text: [first, second, 'Forty minutes', third, fourth, 'Divers in March', fifth],
  },
  {
    name: 'a pull quote that repeats the text',
    html: article(
      `${p(first, second)}<blockquote>at least until the frost is out of the ground</blockquote>${p(third)}
      <p>Two hauliers said they had not been told before the vote</p>${p(fourth, fifth)}`,
    ),
    text: paragraphs,
  },
  {
    name: 'a live blog',
    html: page(
      `<main><h1>${title}</h1><div class="live">${[first, second, third, fourth, fifth]
        .map(
          (line, at) =>
            `<section><time>1${at}:30 GMT</time><h3>Update ${at + 1} from the bridge</h3>${p(line)}</section>`,
        )
        .join('')}</div></main>`,
    ),
    text: [first, second, third, fourth, fifth].flatMap((line, at) => [`Update ${at + 1} from the bridge`, line]),
  },
  {
    name: 'a gallery',
    html: article(
      `${p(first)}<div class="slides">${[1, 2, 3].map((at) => `<figure><img src="${at}.jpg"><p>${at} / 3</p></figure>`).join('')}
      <p>View gallery</p></div>${p(second, third, fourth, fifth)}`,
    ),
    text: paragraphs,
  },
  {
    name: 'one part of several',
    html: article(`${p(...paragraphs)}<p><a href="?p=1">1</a> <a href="?p=2">2</a> <a href="?p=3">Next</a></p>`),
    text: paragraphs,
  },
  {
    name: 'a text that is only in JSON-LD',
    html: page(
      '<div id="root"></div>',
      `<script type="application/ld+json">${json({ '@type': 'NewsArticle', headline: title, articleBody: paragraphs.join('\n\n') })}</script>`,
    ),
    text: paragraphs,
  },
  {
    name: 'a text that is only in __NEXT_DATA__',
    html: page(
      `<div id="__next"><h1>${title}</h1><p>Loading</p></div><script id="__NEXT_DATA__" type="application/json">${json({
        props: {
          pageProps: {
            story: { title, body: paragraphs.map((text, at) => ({ type: 'paragraph', id: at, content: { text } })) },
            more: [{ title: 'Port strike ends', url: '/1', teaser: 'The strike in the port ended after nine days.' }],
          },
        },
      })}</script>`,
    ),
    text: paragraphs,
  },
  {
    name: 'a text that is only in the state a script sets',
    html: page(
      `<div id="app"></div><script>window.__STATE__ = ${json({ article: { html: p(...paragraphs) }, user: null })}; start()</script>`,
    ),
    text: paragraphs,
  },
  {
    name: 'a text in JSON-LD with furniture between its paragraphs',
    html: page(
      '<div id="root"></div>',
      `<script type="application/ld+json">${json({
        '@type': 'NewsArticle',
        headline: title,
        articleBody: [
          title,
          first,
          'ADVERTISEMENT',
          second,
          'Read more: Port strike ends after nine days',
          third,
          'Photo: Bo Li',
          fourth,
          fifth,
          'Sign up for our daily newsletter, at seven every morning.',
          '© 2024 The Marren Post. All rights reserved.',
        ].join('\n\n'),
      })}</script>`,
    ),
    text: paragraphs,
  },
  {
    name: 'a text in the page’s state with furniture between its paragraphs',
    html: page(
      `<div id="__next"><p>Loading</p></div><script id="__NEXT_DATA__" type="application/json">${json({
        props: {
          story: {
            body: `${p(first, second)}<p><a href="/1">Read also: port strike ends</a></p><h3>Divers in March</h3>${p(third, fourth, fifth)}<p>Share this article</p>`,
          },
        },
      })}</script>`,
    ),
    text: [first, second, 'Divers in March', third, fourth, fifth],
  },
  {
    name: 'markup shown as text',
    html: article(p('&lt;i&gt;Bo Li/Pool via CNN Newsource&lt;/i&gt;&lt;br/&gt;The bridge in January', ...paragraphs)),
    text: paragraphs,
  },
  {
    name: 'a doubled title',
    html: page(`<div><h1>${title}</h1><h2>${title}</h2>${p(title, ...paragraphs)}</div>`),
    text: paragraphs,
  },
  {
    name: 'paragraphs parted by line breaks',
    html: article(paragraphs.join('<br><br>')),
    text: paragraphs,
  },
  {
    name: 'names of classes that mean furniture around the whole text',
    html: page(
      `<div class="sidebar-layout"><h1>${title}</h1><div class="newsletter-body">${p(...paragraphs)}</div></div>`,
    ),
    text: paragraphs,
  },
  {
    name: 'a text that was scraped with its furniture, one paragraph a line',
    html: `<html><body><h1>Skip to content</h1>${p(
      'close',
      title,
      title,
      'The bridge in January',
      'Bo Li/Getty Images',
      'By Ann Roe, The Marren Post',
      '05/02/2024',
      ...paragraphs,
      'Original story: https://daily.example/news/bridge',
      'Visited 1 times, 1 visit(s) today',
      'JOIN THE CONVERSATION',
      'Please keep your comments respectful and relevant.',
      'Skip to content',
    )}</body></html>`,
    text: paragraphs,
  },
]
