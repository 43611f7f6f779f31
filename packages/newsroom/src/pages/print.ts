import type { View } from '../view.ts'
import { charsetOf, each, escape, longDate } from './markup.ts'

/** A plain print page: headings, paragraphs, a rule, and three lines of its own. */
export function print(view: View): string {
  return `<html>
<head><meta charset="${charsetOf(view)}"><title>${escape(view.headline)}</title></head>
<body onload="window.print()">
<p><b>${escape(view.house.name)}</b></p>
<h1>${escape(view.headline)}</h1>
<p>${view.byline ? `By ${escape(view.byline)}<br>` : ''}${longDate(view.published)}</p>
${each(view.paragraphs, (text) => `<p>${escape(text)}</p>`)}
${each(view.credit, (line) => `<p>${escape(line)}</p>`)}
<hr>
<p>Printed from ${escape(view.url)}</p>
<p>${escape(view.caption)}</p>
<p>See also: ${view.beside.map(({ headline }) => escape(headline)).join('; ')}</p>
</body>
</html>`
}
