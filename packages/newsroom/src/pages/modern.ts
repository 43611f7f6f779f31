import type { View } from '../view.ts'
import { charsetOf, clockTime, each, escape, jsonLd, longDate, sections } from './markup.ts'

/** A present-day site: semantic elements, JSON-LD, an inline newsletter box. Live pages use it too. */
export function modern(view: View): string {
  const half = Math.ceil(view.paragraphs.length / 2)
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="${charsetOf(view)}">
<meta name="viewport" content="width=device-width">
<title>${escape(view.headline)} | ${escape(view.house.name)}</title>
<link rel="canonical" href="${escape(view.url)}">
<meta property="og:title" content="${escape(view.headline)}">
<meta property="og:site_name" content="${escape(view.house.name)}">
<meta property="og:type" content="article">
${jsonLd(view)}
<style>.grid{display:grid}.cookie{position:fixed;bottom:0}</style>
</head>
<body>
<div class="cookie" role="dialog"><p>We and our 214 partners use cookies to remember you. By continuing you accept our <a href="/privacy">privacy policy</a>.</p><button>Accept all</button></div>
<header><a href="/">${escape(view.house.name)}</a><nav><ul>${each(sections, (name) => `<li><a href="/${name.toLowerCase()}">${name}</a></li>`)}</ul></nav></header>
<main class="grid">
<article>
<header><p class="kicker">${escape(view.section)}</p><h1>${escape(view.headline)}</h1>
${view.byline ? `<p class="byline">By <a rel="author" href="/staff">${escape(view.byline)}</a></p>` : ''}
<time datetime="${view.published.toISOString()}">${longDate(view.published)}</time></header>
<figure><img src="/img/lead.jpg" alt="" width="1200" height="800"><figcaption>${escape(view.caption)}</figcaption></figure>
<div class="article-body">
${view.updates ? each(view.updates, entry) : story(view, half)}
${each(view.credit, (line) => `<p><em>${escape(line)}</em></p>`)}
</div>
<section class="share"><a href="#">Share on Flock</a> <a href="#">Email this story</a></section>
</article>
<aside><h2>Most read</h2>${each(view.beside, ({ headline, url, teaser }) => `<div class="teaser"><h3><a href="${escape(url)}">${escape(headline)}</a></h3>${each(teaser, (text) => `<p>${escape(text)}</p>`)}</div>`)}</aside>
</main>
<section id="comments"><h2>${view.remarks.length} comments</h2>${each(view.remarks, ({ name, text }) => `<div class="comment"><b>${escape(name)}</b><p>${escape(text)}</p></div>`)}</section>
<footer><p>© ${view.published.getUTCFullYear()} ${escape(view.house.owner)}. <a href="/terms">Terms of use</a> <a href="/corrections">Corrections</a> <a href="/jobs">Work with us</a></p></footer>
</body>
</html>`
}

const story = (view: View, half: number) => `${each(view.paragraphs.slice(0, half), paragraph)}
<div class="newsletter"><h4>Never miss a morning</h4><p>Sign up for our free newsletter and get the day in your inbox by seven.</p><form><input type="email" placeholder="Your email"><button>Subscribe</button></form></div>
${each(view.paragraphs.slice(half), paragraph)}`

const paragraph = (text: string) => `<p>${escape(text)}</p>`

const entry = ({ at, text }: { at: Date; text: string }) =>
  `<div class="live-entry" id="post-${at.getTime()}"><time datetime="${at.toISOString()}">${clockTime(at)}</time><p>${escape(text)}</p></div>`
