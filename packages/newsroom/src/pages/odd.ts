import type { View } from '../view.ts'
import { each, escape } from './markup.ts'

type Beside = View['beside']

/** A page of pictures: captions, and no text to speak of. */
export const gallery = (
  headline: string,
  house: string,
): string => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escape(headline)}</title></head>
<body><h1>${escape(headline)}</h1><div class="slides">${each([1, 2, 3, 4, 5], (slide) => `<figure><img src="/img/${slide}.jpg" alt=""><figcaption>${slide} of 5</figcaption></figure>`)}</div><footer>${escape(house)}</footer></body></html>`

/** A page of headlines and first lines: others’ articles, and none of its own. */
export const digest = (
  headline: string,
  house: string,
  beside: Beside,
): string => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escape(headline)}</title></head>
<body><main><h1>${escape(headline)}</h1>${each(beside, ({ headline: title, url, teaser }) => `<section><h2><a href="${escape(url)}">${escape(title)}</a></h2><p>${escape(teaser[0] ?? '')}</p></section>`)}</main><footer>${escape(house)}</footer></body></html>`

/** A one-page PDF 1.4 with one line of text and a true cross-reference table (ISO 32000-1, 7.5.4). */
export function pdf(line: string): Buffer {
  const drawn = `BT /F1 14 Tf 72 720 Td (${line.replace(/[^\x20-\x7e]|[()\\]/g, ' ')}) Tj ET`
  const bodies = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${drawn.length} >>\nstream\n${drawn}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ]
  let file = '%PDF-1.4\n'
  const starts = bodies.map((body, at) => {
    const start = file.length
    file += `${at + 1} 0 obj\n${body}\nendobj\n`
    return start
  })
  const table = file.length
  const entries = starts.map((start) => `${String(start).padStart(10, '0')} 00000 n \n`).join('')
  file += `xref\n0 ${bodies.length + 1}\n0000000000 65535 f \n${entries}trailer\n<< /Size ${bodies.length + 1} /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`
  return Buffer.from(file, 'latin1')
}
