/** Pages written for the tests: the furniture of real news pages around texts of our own. */

export const paragraphs = [
  'The council of Lower Marren voted on Monday to close the old swing bridge to lorries, after an engineer found cracks in two of its piers.',
  'Mayor Ilse Brandvold said the closure would last "at least until the frost is out of the ground", and that buses would go round by the mill.',
  'The bridge was built in 1911, and carries some 4,000 vehicles a day, most of them on their way to the port.',
  'Two hauliers said they had not been told before the vote, and that the detour would cost them forty minutes on each run.',
  'A second inspection, by divers, is planned for March; the county has set aside 1.2 million for repairs.',
]

const linkedData = {
  '@context': 'https://schema.org',
  '@graph': [
    { '@type': 'Organization', '@id': '#publisher', name: 'Marren Media Holdings' },
    { '@type': 'Person', '@id': '#ann', name: 'Ann Roe' },
    {
      '@type': 'NewsArticle',
      headline: 'Old swing bridge closed to lorries',
      author: [{ '@id': '#ann' }, { '@type': 'Organization', name: 'The Associated Press' }],
      datePublished: '2024-02-05T18:30:00+01:00',
      dateModified: '2024-02-05T19:02:11+01:00',
      publisher: { '@id': '#publisher' },
      articleSection: ['Local', 'Roads'],
      inLanguage: 'en-gb',
      isAccessibleForFree: 'False',
    },
  ],
}

/** A full page, with furniture of every kind that pruning knows. */
export const fullPage = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Old swing bridge closed to lorries - The Marren Post</title>
<meta property="og:site_name" content="The Marren Post"><meta property="og:title" content="Old swing bridge closed to lorries | The Marren Post">
<link rel="canonical" href="/news/bridge?utm_source=feed">
<script type="application/ld+json">${JSON.stringify(linkedData)}</script></head>
<body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>
<div id="cookie-banner">We use cookies to remember you.</div>
<main><article><h1>Old swing bridge closed to lorries</h1>
<div class="article-byline">By Ann Roe and The Associated Press</div>
<div class="share-bar">Share this on every network</div>
<figure><img src="/bridge.jpg"><figcaption>The bridge in January. Bo Li / Marren Post</figcaption></figure>
<p>${paragraphs[0]}</p><p>${paragraphs[1]}</p>
<div class="newsletter-signup"><p>Get the morning letter in your inbox, every day at seven.</p></div>
<p>${paragraphs[2]}</p>
<aside>Read also: the mill road floods again</aside>
<p>${paragraphs[3]}</p><p>${paragraphs[4]}</p>
<p class="visually-hidden">End of the article</p>
</article></main>
<div class="related-stories"><ul><li><a href="/1">Port strike ends</a></li><li><a href="/2">Ferry late again</a></li></ul></div>
<div role="contentinfo">All rights reserved</div></body></html>`

/** A heading and paragraphs, and nothing else. */
export const plainPage = (title: string, lines: string[]) =>
  `<html><body><h1>${title}</h1>${lines.map((line) => `<p>${line}</p>`).join('\n')}</body></html>`
