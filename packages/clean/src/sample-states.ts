import { fifth, first, fourth, json, p, page, type SamplePage, second, third, title } from './sample-parts.ts'
import { paragraphs } from './sample-pages.ts'

/** Texts with what real ones have: short paragraphs, a crosshead, marks of many bytes, words that look like code. */
const told = [
  first,
  'Nobody was hurt.',
  second,
  'Divers in March',
  third,
  fourth,
  `${fifth} “Až příště,” 市長は述べた 🌊.`,
]
const html = told.map((line) => (line === 'Divers in March' ? `<h2>${line}</h2>` : `<p>${line}</p>`)).join('')
const others = [{ title: 'Port strike ends', url: '/1', teaser: 'The strike in the port ended after nine days.' }]

const shell = (...scripts: string[]) =>
  page(
    `<div id="app"><h1>${title}</h1><p>Loading</p></div>${scripts.map((code) => `<script>${code}</script>`).join('')}`,
  )

const bytes = (text: string) => new TextEncoder().encode(text).length.toString(16)
const pushed = (stream: string, size: number) =>
  (stream.match(new RegExp(`[^]{1,${size}}`, 'g')) ?? []).map((part) => `self.__next_f.push([1,${json(part)}])`)

const streamed = [
  '1:"$Sreact.fragment"',
  '2:I[5244,["177","static/chunks/app.js"],"default"]',
  `7:T${bytes(html)},${html}8:${JSON.stringify(['$', 'div', null, { children: 'The Marren Post' }])}`,
  `9:${JSON.stringify(['$', '$L2', null, { story: { headline: title, bodyHtml: '$7', byline: 'Ann Roe' }, more: others }])}`,
  '',
].join('\n')

const element = (tag: string, children: unknown) => ['$', tag, null, { children }]
const elements = `3:${JSON.stringify(
  element('div', [
    element('nav', element('a', 'Home')),
    element(
      'section',
      told.map((line) =>
        element(line === 'Divers in March' ? 'h2' : 'p', [line.slice(0, 9), element('em', line.slice(9))]),
      ),
    ),
  ]),
)}\n`

const runs = (line: string) => [
  { _type: 'span', text: line.slice(0, 9) },
  { _type: 'link', children: [{ text: line.slice(9, 14) }] },
  { _type: 'span', marks: ['em'], text: line.slice(14) },
]

const cache = {
  ROOT_QUERY: { __typename: 'Query', 'article({"path":"/bridge"})': { __ref: 'Article:77' } },
  'Author:5': { __typename: 'Author', name: 'Ann Roe' },
  'Article:77': {
    __typename: 'Article',
    headline: title,
    author: { __ref: 'Author:5' },
    body: told.map((_, at) => ({ __ref: `Paragraph:${at}` })),
  },
  ...Object.fromEntries(told.map((text, at) => [`Paragraph:${at}`, { __typename: 'Paragraph', text }])),
}

const flat = [['Reactive', 1], { story: 2 }, { title: 3, parts: 4 }, title, told.map((_, at) => at + 5), ...told]
const numbered = [{ _1: 2 }, 'story', { _3: 4, _5: 6 }, 'title', title, 'parts', told.map((_, at) => at + 7), ...told]

/** Pages that carry their text only in what their scripts build it from, in each of the ways that frameworks write it. */
export const statePages: SamplePage[] = [
  {
    name: 'a text that the Next.js app router streams as a row of text',
    html: shell('(self.__next_f=self.__next_f||[]).push([0])', ...pushed(streamed, 97)),
    text: told,
  },
  {
    name: 'a text that the Next.js app router streams as elements',
    html: shell('(self.__next_f=self.__next_f||[]).push([0])', ...pushed(elements, 400)),
    text: told,
  },
  {
    name: 'a text in JSON in a string',
    html: shell(`window.__STATE__ = JSON.parse(${json(JSON.stringify({ story: { html }, more: others }))}); start()`),
    text: told,
  },
  {
    name: 'a text in JSON in a string of single quotes, escaped as an address',
    html: shell(
      'window.version = "1.2"',
      `window.__STATE__ = '${encodeURIComponent(JSON.stringify({ story: { title, html } }))}'`,
    ),
    text: told,
  },
  {
    name: 'a text in the function that Nuxt 2 calls',
    html: shell(
      `window.__NUXT__=(function(a,b,c,d){d.title=c;d.lines=[${told.map((line) => json(line)).join(',')}];return {layout:"default",data:[{story:d,live:a,paid:!1,'at':void 0}],error:b}}(false,null,${json(title)},{}));`,
    ),
    text: told,
  },
  {
    name: 'a text in an object of the script’s own language',
    html: shell(
      `/* state */ var App = { start: true, story: { title: '${title}', // the text
      html: '${html.replaceAll("'", String.raw`\'`)}', at: new Date("2024-02-05"), tags: ['bridge',], }, };`,
    ),
    text: told,
  },
  {
    name: 'a text in a flat list of Nuxt 3',
    html: page(
      `<div id="__nuxt"><p>Loading</p></div><script type="application/json" id="__NUXT_DATA__">${json(flat)}</script>`,
    ),
    text: told,
  },
  {
    name: 'a text in the flat list that React Router streams',
    html: shell(`window.__reactRouterContext.streamController.enqueue(${json(`${JSON.stringify(numbered)}\n`)});`),
    text: told,
  },
  {
    name: 'a text in Apollo’s cache, its paragraphs by reference',
    html: shell(`window.__APOLLO_STATE__=${json(cache)};window.env = {}`),
    text: told,
  },
  {
    name: 'a text in an editor’s blocks of runs',
    html: page(
      `<div id="__next"><p>Loading</p></div><script id="__NEXT_DATA__" type="application/json">${json({
        props: {
          story: {
            title,
            body: told.map((line) => ({
              _type: 'block',
              style: line === 'Divers in March' ? 'h2' : 'normal',
              children: runs(line),
            })),
          },
          more: others,
        },
      })}</script>`,
    ),
    text: told,
  },
  {
    name: 'a text that React streams into a hidden part, to be put in its place by a script',
    html: page(
      `<main><h1>${title}</h1><!--$?--><template id="B:0"></template><p>Loading</p><!--/$--></main>
      <div hidden id="S:0"><div>${p(...paragraphs)}</div></div><script>$RC("B:0","S:0")</script>`,
    ),
    text: paragraphs,
  },
]
