import { paragraphs } from './sample-pages.ts'

/** Pages written for the tests, each with one thing that pages do to their text; `text` is what a reader would call the article. */
export type SamplePage = { name: string; html: string; text: string[] }

export const title = 'Old swing bridge closed to lorries'
export const [first, second, third, fourth, fifth] = paragraphs as [string, string, string, string, string]

export const p = (...lines: string[]) => lines.map((line) => `<p>${line}</p>`).join('\n')

export const page = (body: string, head = '') =>
  `<!doctype html><html lang="en"><head><title>${title} | The Marren Post</title>${head}</head><body>
<nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>${body}</body></html>`

export const article = (inside: string, around = '') =>
  page(`<main><h1>${title}</h1><div class="story">${inside}</div></main>${around}`)

export const json = (value: unknown) => JSON.stringify(value).replaceAll('<', '\\u003c')

/** So many paragraphs in parts, of a longer article: the five and what engineers said after them. */
export const partsOf = (sizes: number[]): string[][] => {
  const said = 'north south east west middle upper'
    .split(' ')
    .map(
      (pier) =>
        `The engineer who looked after the ${pier} pier told the council that its stones would not bear another winter.`,
    )
  const left = [...paragraphs, ...said]
  return sizes.map((size) => left.splice(0, size))
}
