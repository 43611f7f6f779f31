import type { View } from '../view.ts'
import { charsetOf, each, escape, longDate, sections } from './markup.ts'

/** A television station's site: microdata, a video that does not play, everything twice. */
export function station(view: View): string {
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="${charsetOf(view)}">
<title>${escape(view.headline)} | ${escape(view.house.name)}</title>
<meta property="og:title" content="${escape(view.headline)}">
<link rel="canonical" href="${escape(view.url)}">
</head>
<body>
<div class="ticker">Live: First Alert forecast at six. Watch now.</div>
<ul class="menu">${each(sections, (name) => `<li><a href="/${name.toLowerCase()}/">${name}</a></li>`)}</ul>
<div itemscope itemtype="https://schema.org/NewsArticle" class="article">
<h1 itemprop="headline">${escape(view.headline)}</h1>
<div class="video-player"><p>Video will begin after this message</p><p class="video-title">${escape(view.headline)}</p></div>
<div class="meta"><span class="posted">Posted: ${longDate(view.published)}</span>${view.modified > view.published ? `<span class="updated">Updated: ${longDate(view.modified)}</span>` : ''}<meta itemprop="datePublished" content="${view.published.toISOString()}"></div>
${view.byline ? `<div class="author" itemprop="author">By: ${escape(view.byline)}</div>` : ''}
<div class="story-text" itemprop="articleBody">
${each(view.paragraphs, (text, at) => `<p>${escape(text)}</p>${at === 1 && view.beside[0] ? `\n<p><strong>RELATED: <a href="${escape(view.beside[0].url)}">${escape(view.beside[0].headline)}</a></strong></p>` : ''}`)}
${each(view.credit, (line) => `<p class="copyright">${escape(line)}</p>`)}
</div>
<p class="cutline">${escape(view.caption)}</p>
</div>
<div class="trending"><h2>Trending</h2>${each(view.beside, ({ headline, url, teaser }) => `<div class="card"><a href="${escape(url)}">${escape(headline)}</a>${each(teaser, (text) => `<p>${escape(text)}</p>`)}</div>`)}</div>
<div class="signup"><p>Get breaking news in your inbox. Download the ${escape(view.house.name)} app and be the first to know.</p></div>
<footer>Public inspection file · EEO report · Closed captioning · © ${escape(view.house.owner)}</footer>
</body>
</html>`
}
