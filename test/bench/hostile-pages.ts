import type { BenchPage } from './pages.ts'

const SENTENCE = 'The council voted on Monday to close the old swing bridge to lorries, after an engineer found cracks.'
const times = (count: number, markup: string) => markup.repeat(count)

/** Pages as large as the guard lets by, each of the one thing that keeps some part of the cleaner busiest. */
export const hostilePages: BenchPage[] = [
  times(14_000, '<div><p>Subscribe now to our x</p></div>'),
  `<h1>Bridge</h1><p>${SENTENCE}</p><p>${SENTENCE}</p>${times(29_000, '<nav>x</nav>')}`,
  times(14_000, `<p>${SENTENCE}</p>`),
  times(9000, `<p><a href="/x">${SENTENCE}</a></p>`),
  `<ul>${times(28_000, '<li>Some words of a list</li>')}</ul>`,
  `<p>${SENTENCE}</p><p>${times(28_000, '<span>word </span>')}</p>`,
  `<table>${times(2500, `<tr>${times(10, '<td>12</td>')}</tr>`)}</table>`,
  `<p>${SENTENCE}</p>${times(9000, `<script>{{{"a":"${'x'.repeat(400)}"</script>`)}`,
].map((html, at) => ({ url: `https://hostile.example/${at}`, html }))
