import type { View } from '../view.ts'
import { charsetOf, each, escape, longDate, sections } from './markup.ts'

/** Divisions all the way down, with class names that lie: the story is in "sidebar-content", the promotions in "article-body". */
export function soup(view: View): string {
  const div = (name: string, inner: string) => `<div class="${name}">${inner}</div>`
  const promotions = each(view.beside, ({ headline, url, teaser }) =>
    div(
      'post-content',
      div('h1', `<a href="${escape(url)}">${escape(headline)}</a>`) +
        each(teaser, (text) => div('paragraph', escape(text))),
    ),
  )
  return `<!DOCTYPE html>
<html><head><meta http-equiv="Content-Type" content="text/html; charset=${charsetOf(view)}"/>
<title>${escape(view.headline)} - ${escape(view.house.name)}</title>
<meta name="description" content="${escape((view.paragraphs[0] ?? '').slice(0, 150))}"/>
<link rel="canonical" href="${escape(view.url)}"/>
</head><body>
${div(
  'x1',
  div(
    'x2',
    div(
      'menu-content',
      each(sections, (name) => `<span><a href="/${name}">${name}</a></span>`),
    ),
  ),
)}
${div('article-body', div('lead', 'From our partners') + promotions)}
${div('x7', div('x8', div('footer-title', `<b>${escape(view.headline)}</b>`) + div('x9', `${view.byline ? `${escape(view.byline)} &middot; ` : ''}<span>${longDate(view.published)}</span>`)) + div('sidebar-content', div('x3', `${each(view.paragraphs, (text, at) => div(`w${at % 3}`, escape(text)) + (at === 2 ? div('x5', 'Story continues below advertisement') : ''))}${each(view.credit, (line) => div('w0', escape(line)))}`)))}
${div('caption', escape(view.caption))}
${div(
  'comment-form',
  each(view.remarks, ({ name, text }) => div('text', `${escape(name)} wrote: ${escape(text)}`)),
)}
${div('main', `Sign up for alerts. ${escape(view.house.owner)} &copy; ${view.published.getUTCFullYear()}. Do not sell my information. Accessibility.`)}
<script>var page={ads:[1,2,3],html:"<p>not text</p>"};</script>
</body></html>`
}
