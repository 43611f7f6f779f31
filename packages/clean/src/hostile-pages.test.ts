import { describe, expect, it } from 'vitest'
import { cleanPage, type CleanOutcome } from './clean.ts'
import { paragraphs, plainPage } from './sample-pages.ts'

const articleOf = (outcome: CleanOutcome) => {
  if (outcome.type !== 'article') throw new Error(`${outcome.type}: ${outcome.reason}`)
  return outcome.article
}

const scripted = (script: string) =>
  `${plainPage('Bridge', ['The bridge will be closed on Monday, the port said.'])}<script>${script}</script>`
/** One text of a megabyte that stands in for 30,000 others. */
const streamed = `1:Tf4240,${'x'.repeat(1_000_000)}2:${JSON.stringify(Array(30_000).fill('$1'))}\n`
/** A hundred lists of a hundred, each of which holds all the others. */
const all = Array.from({ length: 100 }, (_, at) => at + 2)
const flat = [all, { a: 1 }, ...all.map(() => all)]

/** Of the processor's own time, to which others on the machine do not add. */
function millisecondsSince(began: NodeJS.CpuUsage): number {
  const { user, system } = process.threadCpuUsage(began)
  return (user + system) / 1000
}

describe('hostile pages', () => {
  it.each([
    ['20,000 nested divs', '<div>'.repeat(20_000) + paragraphs[0], /nested more than 256 deep/],
    ['5,000 unclosed b', '<b>word '.repeat(5000), /nested more than/],
    ['3,000 nested tables', '<table><tr><td>x '.repeat(3000), /nested more than/],
    ['an attribute of 10 MB', `<a title="${'x'.repeat(10_000_000)}">x</a>`, /more than 10000000 characters/],
    ['an attribute of 3 MB', `<a title="${'x'.repeat(3_000_000)}">x</a>`, /an attribute of more than/],
    [
      '100,000 attributes',
      `<a ${Array.from({ length: 100_000 }, (_, at) => `a${at}=1`).join(' ')}>x</a>`,
      /attributes/,
    ],
    ['40,000 paragraphs', '<p>x'.repeat(40_000), /more than 30000 elements/],
    ['a million entities', '&amp;'.repeat(1_000_000), /pieces of text/],
    ['a million bare ampersands', '&'.repeat(1_000_000), /pieces of text/],
  ])('rejects %s', (_, html, reason) => {
    const outcome = cleanPage(html, { url: null })
    expect(outcome.type).toBe('rejected')
    expect(outcome.type === 'rejected' && outcome.reason).toMatch(reason)
  })

  it('reads a page just under the depth limit', () => {
    const lines = paragraphs.map((line) => `<p>${line}</p>`).join('')
    const page = '<div>'.repeat(200) + lines + '</div>'.repeat(200)
    expect(articleOf(cleanPage(page, { url: null })).text.split('\n')).toEqual(paragraphs)
  })

  it.each([
    ['comments', `${'<!-- x -->'.repeat(300_000)}${plainPage('Bridge closed', paragraphs)}`],
    ['scripts', `${plainPage('Bridge', ['Soon.'])}${`<script>{{{"a":"${'x'.repeat(400)}"</script>`.repeat(9000)}`],
    ['functions in scripts', scripted('x=(function(a){return {b:'.repeat(100_000))],
    ['strings that do not end', scripted('x={a:"'.repeat(500_000))],
    ['quotes that are escaped', scripted(`x=function(){'${String.raw`\'`.repeat(1_000_000)}`)],
    ['lists in each other', scripted(`x=${'['.repeat(300_000)}`)],
    ['texts by reference', scripted(`self.__next_f.push([1,${JSON.stringify(streamed)}])`)],
    ['places in a flat list', scripted(`x=${JSON.stringify(flat)}`)],
    ['siblings that go', `${plainPage('Bridge closed', paragraphs)}${'<nav>x</nav>'.repeat(29_000)}`],
  ])('is done soon with any number of %s', (_, html) => {
    const began = process.threadCpuUsage()
    expect(cleanPage(html, { url: null }).type).not.toBe('rejected')
    expect(millisecondsSince(began)).toBeLessThan(3000)
  })

  const many = (count: number) => '<p>Some words of a paragraph.</p>'.repeat(count)
  const inside = (open: string, close: string, depth: number, html: string) =>
    open.repeat(depth) + html + close.repeat(depth)

  it.each([
    ['much text deep in elements', inside('<div>', '</div>', 250, many(2500))],
    ['much text deep in notices', inside('<div class="cookie-x">', '</div>', 200, many(2500))],
    ['much text deep in headings', inside('<h1><div>', '</div></h1>', 100, many(2500))],
    ['many elements deep in others', inside('<div>', '</div>', 200, '<b></b>'.repeat(3500))],
  ])('refuses %s at once', (_, html) => {
    const began = process.threadCpuUsage()
    expect(cleanPage(html, { url: null })).toEqual({
      type: 'rejected',
      reason: 'much text inside deeply nested elements',
    })
    expect(millisecondsSince(began)).toBeLessThan(500)
  })

  it.each([
    ['elements', inside('<div>', '</div>', 100, many(800))],
    ['notices', inside('<div class="cookie-x">', '</div>', 100, many(800))],
    ['headings', inside('<h1><div>', '</div></h1>', 60, many(800))],
    ['tables', inside('<table class="share"><tr><td>', '</td></tr></table>', 60, many(600))],
    ['paragraphs', inside('<article><p><button>', '</button></p></article>', 60, many(600))],
    ['boxes that call', '<div><p>Subscribe now to our x</p></div>'.repeat(8000)],
  ])('reads any number of %s it does not refuse in 2 s', (_, html) => {
    const began = process.threadCpuUsage()
    cleanPage(html, { url: null })
    expect(millisecondsSince(began)).toBeLessThan(2000)
  })

  it('gives text that can be stored, whatever the page holds', () => {
    const odd = paragraphs.map((line) => `${line}\ud83d\u0000`)
    const article = articleOf(cleanPage(`<title>a \ud800 b</title>${plainPage('x\udc00', odd)}`, { url: null }))
    expect(JSON.stringify(article)).not.toMatch(/\\ud[89a-f]|\\u0000/)
  })
})
