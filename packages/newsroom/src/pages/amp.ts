import type { View } from '../view.ts'
import { charsetOf, each, escape, jsonLd, longDate, sections } from './markup.ts'

/** An AMP page: its own elements, boilerplate styles, advertisements between the paragraphs. */
export function amp(view: View): string {
  return `<!doctype html>
<html ⚡ lang="en">
<head>
<meta charset="${charsetOf(view)}">
<title>${escape(view.headline)}</title>
<link rel="canonical" href="${escape(view.url)}">
<meta name="viewport" content="width=device-width,minimum-scale=1">
<style amp-boilerplate>body{-webkit-animation:-amp-start 8s steps(1,end) 0s 1 normal both}</style>
${jsonLd(view)}
</head>
<body>
<amp-sidebar id="menu" layout="nodisplay"><ul>${each(sections, (name) => `<li><a href="/amp/${name.toLowerCase()}">${name}</a></li>`)}</ul></amp-sidebar>
<amp-consent layout="nodisplay"><div>Choose what ${escape(view.house.name)} may store on your device. <button on="tap:consent.accept">I agree</button></div></amp-consent>
<div class="amp-wp-article">
<h1 class="amp-wp-title">${escape(view.headline)}</h1>
<ul class="amp-wp-meta">${view.byline ? `<li class="amp-wp-byline">${escape(view.byline)}</li>` : ''}<li><time datetime="${view.published.toISOString()}">${longDate(view.published)}</time></li></ul>
<amp-img src="/img/lead.jpg" width="800" height="450" layout="responsive"></amp-img><p class="wp-caption-text">${escape(view.caption)}</p>
<div class="amp-wp-article-content">
${each(view.paragraphs, (text, at) => `<p>${escape(text)}</p>${at % 4 === 1 ? '\n<amp-ad width="300" height="250" type="example"><div placeholder>Advertisement</div></amp-ad>' : ''}`)}
${each(view.credit, (line) => `<p class="credit">${escape(line)}</p>`)}
</div>
</div>
<div class="related"><h4>Read next</h4><amp-list>${each(view.beside, ({ headline, url, teaser }) => `<div><a href="${escape(url)}">${escape(headline)}</a><p>${escape(teaser[0] ?? '')}</p></div>`)}</amp-list></div>
<footer class="amp-wp-footer">${escape(view.house.owner)}. All rights reserved. <a href="#top">Back to top</a></footer>
</body>
</html>`
}
