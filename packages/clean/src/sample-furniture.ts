import { article, fifth, first, fourth, p, page, second, third, title, type SamplePage } from './sample-parts.ts'
import { paragraphs } from './sample-pages.ts'

/** Pages with furniture around, between and under the paragraphs. */
export const furniturePages: SamplePage[] = [
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
    name: 'a newsletter box between the paragraphs, of short lines',
    html: article(
      `${p(first, second)}<div class="x9"><p>The Morning Letter</p><p>What matters in the valley, every day at seven.</p>
      <p>Enter your email</p><p>Sign up</p></div>${p(third, fourth, fifth)}`,
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
    name: 'embedded posts of other sites',
    html: article(
      `${p(first, second)}<blockquote class="twitter-tweet"><p>They should have closed it years ago, everybody could see that.</p>
      &mdash; Tom Fox (@tomfox) <a href="https://twitter.com/tomfox/status/1">February 5, 2024</a></blockquote>${p(third)}
      <blockquote><p>Forty minutes! On every single run, and nobody asked us what we think of it.</p>
      <a href="https://bsky.app/profile/haul.example/post/3k">Feb 5, 2024</a></blockquote>
      <blockquote class="wp-embedded-content"><p><a href="/2">Ferry late again</a></p></blockquote>${p(fourth, fifth)}`,
    ),
    text: paragraphs,
  },
  {
    name: 'a quotation that links to a post and goes on',
    html: article(
      `${p(first, second, third, fourth)}<blockquote>The mill road <a href="https://x.com/mill/status/1">was said</a> to be under water for the second week in a row.</blockquote>${p(fifth)}`,
    ),
    text: [
      first,
      second,
      third,
      fourth,
      'The mill road was said to be under water for the second week in a row.',
      fifth,
    ],
  },
  {
    name: 'menus and windows that open over the page',
    html: article(
      `<div class="edition-dropdown"><ul><li>World</li><li>Lower Marren</li></ul></div>${p(first, second)}
      <div class="modal-head"><p>Want us to remember this setting for all your devices?</p></div>
      <p>The <span class="tooltip">swing bridge</span> at the mill is older, and was never meant for lorries.</p>
      <div id="tip" class="popover bottom"><p>Based on the author’s own judgment of facts and data.</p></div>${p(third, fourth, fifth)}`,
    ),
    text: [
      first,
      second,
      'The swing bridge at the mill is older, and was never meant for lorries.',
      third,
      fourth,
      fifth,
    ],
  },
  {
    name: 'a card about the author',
    html: article(
      `${p(...paragraphs)}<div class="post-author-card"><p>Dee</p><p>Dee has been with us from the beginning, and knows each of the piers by its name.</p></div>`,
    ),
    text: paragraphs,
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
  {
    name: 'labels to share, to keep and to count, in the languages of the tables',
    html: article(
      `${p(first)}${p(
        'Click to share on Facebook (Opens in new window)',
        'Like Loading…',
        '12 Comments',
        'Auf Facebook teilen',
        'Partager sur Twitter',
        'Haz clic para compartir en WhatsApp (Se abre en una ventana nueva)',
        'Clique para compartilhar no X(abre em nova janela)',
        'Fai clic per condividere su Facebook',
        'Klik om te delen op Facebook',
        'Udostępnij na Facebooku',
        'Del på Facebook',
        'Поделиться в Telegram',
        'مشاركة عبر واتساب',
        'Facebookでシェア',
        '分享到微信',
        'Lesezeit: 4 Minuten',
      )}${p(second, third, fourth, fifth)}${p('Filed under: Local news, Bridges', 'Теги: мост, порт')}`,
    ),
    text: paragraphs,
  },
  {
    name: 'labels over links to other articles, in the languages of the tables',
    html: article(
      `${p(first)}${[
        'Lesen Sie dazu auch',
        'À lire également',
        'Читайте по теме',
        'اقرأ أيضًا',
        'Te puede interesar:',
        'İlgili Haberler',
      ]
        .map((label) => `<p>${label}</p><p><a href="/1">Port strike ends after nine days of talks</a></p>`)
        .join('')}${p(second, third, fourth, fifth)}`,
    ),
    text: paragraphs,
  },
  {
    name: 'what is left of posts whose quotation is the article’s',
    html: article(
      `${p(first)}<blockquote><p>They should have closed it years ago, everybody could see that, and nobody did a thing.</p></blockquote>
      <p>&mdash; Tom Fox (@tomfox) <a href="https://twitter.com/tomfox/status/1">February 5, 2024</a></p><p>pic.twitter.com/Ab1c</p>
      <p>View this post on Instagram</p><p>A post shared by The Mill (@mill)</p>${p(second, third)}
      <blockquote>Forty minutes on every single run is what the detour costs us, the hauliers wrote, <a href="https://x.com/haul/status/2">in a post</a></blockquote>${p(fourth, fifth)}`,
    ),
    text: [
      first,
      'They should have closed it years ago, everybody could see that, and nobody did a thing.',
      '— Tom Fox (@tomfox) February 5, 2024',
      second,
      third,
      'Forty minutes on every single run is what the detour costs us, the hauliers wrote, in a post',
      fourth,
      fifth,
    ],
  },
  {
    name: 'lines that use the words of labels',
    html: article(
      `${p(first, second)}<h2>Views from the bridge</h2>${p(third)}<p>Two hauliers asked for this:</p><ul><li>Share of lorries by tonnage</li>
      <li>Email from the mayor</li><li>Link to the mainland</li></ul>${p(fourth, fifth)}`,
    ),
    text: [
      first,
      second,
      'Views from the bridge',
      third,
      'Two hauliers asked for this:',
      'Share of lorries by tonnage',
      'Email from the mayor',
      'Link to the mainland',
      fourth,
      fifth,
    ],
  },
]
