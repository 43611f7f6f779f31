import { expect, it } from 'vitest'
import { cleanPage } from './clean.ts'
import { paragraphs } from './sample-pages.ts'

const body = paragraphs.map((line) => `<p>${line}</p>`).join('')

function creditOf(before: string, after: string): [string | null, string] {
  const page = `<html><body><article><h1>Old swing bridge closed to lorries</h1>${before}${body}${after}</article></body></html>`
  const outcome = cleanPage(page, { url: 'https://marrenpost.example/news/bridge' })
  if (outcome.type !== 'article') throw new Error(outcome.reason)
  return [outcome.article.credit?.agency ?? null, outcome.article.text]
}

it.each([
  ['', '<p>(AFP)</p>', 'AFP'],
  ['', '<p>(AP)</p>', 'AP'],
  ['', '<p>— AP</p>', 'AP'],
  ['', '<p>Source: Reuters</p>', 'Reuters'],
  ['', '<p>Reuters</p>', 'Reuters'],
  ['', '<p>Our Standards: The Thomson Reuters Trust Principles.</p>', 'Reuters'],
  ['', '<p>This report by The Canadian Press was first published Feb. 5, 2024.</p>', 'Canadian Press'],
  ['', '<p>Ohio Capital Journal is part of States Newsroom, a network of newsrooms.</p>', 'States Newsroom'],
  ['<p>By Ann Roe | AP</p>', '', 'AP'],
  ['<p>By Ann Roe / AFP</p>', '', 'AFP'],
  ['<div class="article-byline">By The Associated Press</div>', '', 'AP'],
  ['<p class="byline">Ann Roe, Reuters</p>', '', 'Reuters'],
  ['', '<footer>Copyright 2024 The Associated Press. All rights reserved.</footer>', 'AP'],
])('credits the agency that stands over or under the text: %s%s', (before, after, agency) => {
  expect(creditOf(before, after)).toEqual([agency, paragraphs.join('\n')])
})

it.each([
  ['<figure><img src="/b.jpg"><figcaption>The bridge. Bo Li / AP</figcaption></figure>', ''],
  ['<div class="photo-byline">Bo Li, AP</div>', ''],
  ['<div class="byline">Photo by Bo Li / AP</div>', ''],
  ['<p>Bo Li / AFP</p>', ''],
  ['<p>Bo Li/Getty Images</p>', ''],
  ['<p>AP Photo/Bo Li</p>', ''],
  ['', '<p>Photo: Reuters</p>'],
  ['', '<p>The swing bridge in January. (Bo Li/Pool Photo via AP)</p>'],
])('takes no credit of a picture: %s%s', (before, after) => {
  expect(creditOf(before, after)).toEqual([null, paragraphs.join('\n')])
})

it('takes no byline of the teasers below for the text’s own', () => {
  const teaser = '<div><p class="byline">By Reuters</p></div>'
  expect(creditOf('<p class="byline">By Ann Roe</p>', teaser)[0]).toBeNull()
})

it('credits nobody whose claim stands in the footer of the site', () => {
  const footer = '</article><footer>Some content © 2024 The Associated Press. All rights reserved.</footer><article>'
  expect(creditOf('', footer)[0]).toBeNull()
})
