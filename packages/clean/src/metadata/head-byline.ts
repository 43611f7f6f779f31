import type { Cheerio, CheerioAPI } from 'cheerio/slim'
import type { Element } from 'domhandler'
import { markupText } from '../markup-text.ts'
import { BY_LINE, LEADING, NOT_WRITTEN_BY } from './byline-words.ts'
import { AUTHOR_PATH } from './page-elements.ts'
import { type Reader, writtenDates } from './dates/written-dates.ts'
import type { HeadLine } from './head-lines.ts'

const MOST_LINE_CHARS = 250
const AUTHOR_NAME = /(?:^|[\s_-])(?:authors?|byline|writers?)(?:$|[\s_-]|name)|author-?name|authorlink/i
/** What surrounds names and is not one: "About the author", biographies, pictures. */
const NOT_THE_NAME = /bio|avatar|image|photo|social|twitter|follow|tooltip|description|title|role|job/i

/** `written`: what stands after "By"; `declared`: what markup says is an author; `marked`: what class or link looks so. */
export type HeadBylines = { written: string[]; declared: string[]; marked: string[] }

/** The bylines in the lines around the headline, the surest first: lines that begin with "By", then what markup calls the author. */
export function headBylines(lines: HeadLine[], reader: Reader, look: () => CheerioAPI): HeadBylines {
  const short = lines.filter((line) => line.text.length <= MOST_LINE_CHARS)
  return {
    written: short.flatMap((line, at) => afterBy(line, short[at + 1])).map((given) => withoutDates(given, reader)),
    declared: short.map((line) => namesIn(line, isDeclared, look)).filter((given) => given !== ''),
    marked: short.map((line) => namesIn(line, looksAuthor, look)).filter((given) => given !== ''),
  }
}

/** "김철수 기자", "山田太郎記者": the name, and after it what its bearer is. */
const NAMED_JOB =
  /^(?:記者|记者)\s?\p{Script=Han}{2,4}(?=[／/\s]|$)|^[\p{Script=Hangul}\p{Script=Han}\p{Script=Katakana}\s,、·・]{2,30}?(?:기자|특파원|記者|记者|特派員)(?![\p{L}])/u

function afterBy({ text }: HeadLine, next: HeadLine | undefined): string[] {
  const named = NAMED_JOB.exec(text)
  if (named) return [named[0]]
  const bare = text.replace(LEADING, '')
  if (bare === '') return next ? [next.text] : []
  if (bare !== text && /^[\p{Lu}\p{Lo}\p{Script=Georgian}]/u.test(bare)) return [bare]
  const by = /by/i.test(text) ? BY_LINE.exec(text) : null
  if (!by || NOT_WRITTEN_BY.test(by[0])) return []
  return [text.slice(by[0].length)]
}

/** "Ann Roe Published: February 5", "Ann Roe Monday, Feb. 5": what goes with the date. */
const BEFORE_DATE =
  /(?:\s(?:(?:first |last )?(?:published|posted|updated)|publicado|actualizado|publié|veröffentlicht|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\s?[:,]?)?(?:\s(?:on|le|el|am|il|em|på|den|op|w|dnia))?[\s,|•·–—-]*$/iu

function withoutDates(given: string, reader: Reader): string {
  let bare = given
  for (const { start, end } of writtenDates(given, reader).toReversed())
    bare = `${bare.slice(0, start).replace(BEFORE_DATE, '')};${bare.slice(end)}`
  return bare
}

/** Those that none of the others are within. */
const innermost = (marked: Cheerio<Element>) => marked.not(marked.parents()).toArray()

/** The names that a line's markup gives to an author, several of them parted by semicolons. */
function namesIn({ elements }: HeadLine, isAuthor: (element: Element) => boolean, look: () => CheerioAPI): string {
  const marked = elements.filter(isAuthor)
  if (marked.length === 0) return ''
  const inner = marked.length > 1 ? innermost(look()(marked)) : marked
  return [
    ...new Set(inner.map((element) => markupText(element).replaceAll('\n', ' ; ').slice(0, MOST_LINE_CHARS))),
  ].join('; ')
}

const isDeclared = ({ attribs }: Element) => /\bauthor\b/i.test(`${attribs['rel'] ?? ''} ${attribs['itemprop'] ?? ''}`)

function looksAuthor({ name, attribs }: Element): boolean {
  const label = `${attribs['class'] ?? ''} ${attribs['data-testid'] ?? ''}`.slice(0, 300)
  if (NOT_THE_NAME.test(label)) return false
  return AUTHOR_NAME.test(label) || (name === 'a' && AUTHOR_PATH.test((attribs['href'] ?? '').slice(0, 500)))
}
