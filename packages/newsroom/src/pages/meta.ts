import type { View } from '../view.ts'
import { charsetOf, each, escape, sections } from './markup.ts'

/** A page whose headline, author and dates are in its meta tags alone. */
export function meta(view: View): string {
  const tags: [string, string, string | null][] = [
    ['property', 'og:title', view.headline],
    ['property', 'og:url', view.url],
    ['property', 'og:site_name', view.house.name],
    ['property', 'article:published_time', view.published.toISOString()],
    ['property', 'article:modified_time', view.modified.toISOString()],
    ['property', 'article:section', view.section],
    ['name', 'author', view.byline],
  ]
  return `<!DOCTYPE html>
<html lang="en-US">
<head>
<meta http-equiv="Content-Type" content="text/html; charset=${charsetOf(view)}">
<title>${escape(view.house.name)}</title>
<link rel="canonical" href="${escape(view.url)}">
${each(tags, ([key, name, content]) => (content ? `<meta ${key}="${name}" content="${escape(content)}">` : ''))}
</head>
<body class="app">
<div id="top"><span class="logo"></span>${each(sections, (name) => `<a href="/${name.toLowerCase()}">${name}</a>`)}</div>
<div class="hero"><img src="/share/${view.published.getTime()}.png" alt="${escape(view.headline)}"></div>
<section class="reader">
${each(view.paragraphs, (text) => `<p class="p">${escape(text)}</p>`)}
${each(view.credit, (line) => `<p class="p small">${escape(line)}</p>`)}
</section>
<div class="promo"><p>Stay ahead with our apps. Download them for every device and read ten stories a month free of charge.</p></div>
<div class="rail">${each(view.beside, ({ headline, url, teaser }) => `<section><a href="${escape(url)}">${escape(headline)}</a>${each(teaser, (text) => `<p>${escape(text)}</p>`)}</section>`)}</div>
<div class="legal">${escape(view.house.owner)} is a member of no council. Quotes delayed by at least 15 minutes.</div>
</body>
</html>`
}
