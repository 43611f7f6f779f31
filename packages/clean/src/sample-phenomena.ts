import { article, fifth, first, fourth, json, p, page, second, third, title, type SamplePage } from './sample-parts.ts'
import { paragraphs } from './sample-pages.ts'

/** Pages that do something to the text itself, or carry it where readers would not look. */
export const phenomenaPages: SamplePage[] = [
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
    name: 'a table that the editor set, and a chart with its figures',
    html: article(
      `${p(first, second)}<figure class="wp-block-table"><table><tr><th>Route</th><th>Minutes</th></tr><tr><td>Mill road</td><td>40</td></tr></table>
      <figcaption>Source: the county</figcaption></figure>${p(third, fourth)}
      <figure class="chart"><img src="c.png"><table><tr><td>Jan</td><td>4,000</td></tr></table></figure>${p(fifth)}`,
    ),
    text: [first, second, 'Route Minutes', 'Mill road 40', third, fourth, fifth],
  },
  {
    name: 'results in a table whose teams are linked',
    html: article(
      `${p(first, second, third)}<table><tr><th>Team</th><th>P</th><th>Pts</th></tr><tr><td><a href="/t/1">Marren</a></td><td>4</td><td>9</td></tr>
      <tr><td><a href="/t/2">Mill End</a></td><td>4</td><td>1</td></tr></table>${p(fourth, fifth)}`,
    ),
    text: [first, second, third, 'Team P Pts', 'Marren 4 9', 'Mill End 4 1', fourth, fifth],
  },
  {
    name: 'a gallery whose captions are the text',
    html: page(
      `<main><h1>${title}</h1><div class="slides">${paragraphs
        .map(
          (line, at) =>
            `<div class="slide"><img src="${at}.jpg"><span>${at + 1}/5</span><h3>Pier ${at + 1}</h3>${p(line)}</div>`,
        )
        .join('')}</div></main>`,
    ),
    text: paragraphs.flatMap((line, at) => [`Pier ${at + 1}`, line]),
  },
  {
    name: 'a page that goes on on another',
    html: article(
      `${p(...paragraphs)}<div><a href="?p=1">1</a> <a href="?p=2">2</a></div><p>Page 1 of 3</p><p>Continued on next page</p>`,
    ),
    text: paragraphs,
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
    name: 'a first paragraph that stands with the headline, outside the container of the others',
    html: page(
      `<div class="top"><h1>${title}</h1><p>${first}</p></div><div class="slot">Advertisement</div>
      <div class="cnt"><div>${p(second, third, fourth, fifth)}</div></div>`,
    ),
    text: paragraphs,
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
    name: 'a standfirst set as a second heading without a full stop',
    html: page(
      `<header><h1>${title}</h1><h2>Engineers found cracks in two of the piers, and lorries go by the mill</h2></header><div><div>${p(...paragraphs)}</div></div>`,
    ),
    text: ['Engineers found cracks in two of the piers, and lorries go by the mill', ...paragraphs],
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
    name: 'the headline below a picture with a caption',
    html: page(
      `<main><p>The mayor of Lower Marren, Ilse Brandvold, looks at the old swing bridge from the bank on Monday.</p><h1>${title}</h1>${p(...paragraphs)}</main>`,
    ),
    text: [
      'The mayor of Lower Marren, Ilse Brandvold, looks at the old swing bridge from the bank on Monday.',
      ...paragraphs,
    ],
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
    name: 'markup that the text tells of',
    html: article(
      p(
        first,
        'Her page put the &lt;marquee&gt; and the &lt;b&gt; tag to the uses of their time.',
        second,
        third,
        fourth,
        fifth,
      ),
    ),
    text: [
      first,
      'Her page put the <marquee> and the <b> tag to the uses of their time.',
      second,
      third,
      fourth,
      fifth,
    ],
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
]
