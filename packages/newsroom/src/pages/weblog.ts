import type { View } from '../view.ts'
import { charsetOf, each, escape, longDate } from './markup.ts'

/** A weblog turned newspaper: entry content, tags, comments, related posts beneath. */
export function weblog(view: View): string {
  return `<!DOCTYPE html>
<html lang="en-US">
<head>
<meta charset="${charsetOf(view)}">
<title>${escape(view.headline)} – ${escape(view.house.name)}</title>
<link rel="alternate" type="application/rss+xml" href="${view.site}/feed">
<link rel="canonical" href="${escape(view.url)}">
<meta name="generator" content="Presswork 6.1">
<meta property="article:published_time" content="${view.published.toISOString()}">
</head>
<body class="single">
<div id="masthead"><a href="/" rel="home">${escape(view.house.name)}</a><p class="site-description">Serving ${escape(view.house.town)} and everything around it</p></div>
<div id="primary">
<article class="post hentry">
<h1 class="entry-title">${escape(view.headline)}</h1>
<div class="entry-meta">Posted on <time class="entry-date published" datetime="${view.published.toISOString()}">${longDate(view.published)}</time>${view.byline ? ` by <span class="author vcard"><a class="url fn" href="/author">${escape(view.byline)}</a></span>` : ''}</div>
<div class="entry-content">
<figure class="wp-caption"><img src="/up/a.jpg" alt=""><figcaption>${escape(view.caption)}</figcaption></figure>
${each(view.paragraphs, (text) => `<p>${escape(text)}</p>`)}
${each(view.credit, (line) => `<p>${escape(line)}</p>`)}
<div class="sharedaddy"><h3>Share this:</h3><ul><li>Print</li><li>Email</li></ul></div>
<div class="jp-relatedposts"><h3>Related</h3>${each(view.beside, ({ headline, url, teaser }) => `<div><a href="${escape(url)}">${escape(headline)}</a><p>${escape(teaser[0] ?? '')}</p></div>`)}</div>
</div>
<footer class="entry-meta">This entry was posted in ${escape(view.section)}. Bookmark the permalink.</footer>
</article>
<div id="comments"><h2>${view.remarks.length} thoughts on “${escape(view.headline)}”</h2><ol>${each(view.remarks, ({ name, text }) => `<li><cite>${escape(name)}</cite> says: <p>${escape(text)}</p></li>`)}</ol><h3>Leave a Reply</h3><form><textarea></textarea></form></div>
</div>
<div id="secondary"><aside class="widget"><h3>Donate</h3><p>Local news is not free. Chip in what you can to keep this site running.</p></aside></div>
</body>
</html>`
}
