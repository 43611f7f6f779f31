import { outletOf } from '@copydesk/news'
import { matchesOf } from '../matches-of.ts'
import { foldText, textUnits } from '../text-measure.ts'
import { isControl } from '../trim/control-labels.ts'

/** The names that a page's outlet goes by, without spaces, the parts of the site that its address names, and its host's label. */
export type SiteNames = { folded: ReadonlySet<string>; parts: ReadonlySet<string>; host: string | null }

const joined = (text: string) => foldText(text).replaceAll(' ', '')

/** What parts a title from the site's name: a sign between spaces, a bar or an underscore also without. */
const SEPARATOR =
  /(?<!\s)\s+(?:[-–—•·»«‹›:/~●*]{1,2}|\|{2})\s+|(?<!\s)\s*[|｜丨¦]\s*|\s?[_＿]\s?|\s?[-–—](?=[\p{Script=Han}\p{Script=Hangul}])|：/gu

/** A word or two as long as "News" before or after its name make a site's name too: "Planet News", "The Planet". */
const MOST_BESIDE = 2
/** A host's label of two letters is a word of some language. */
const SHORTEST_HOST = 3

/** `given` are names as the page states them; `address` is the page's. */
export function siteNamesOf(given: (string | null | undefined)[], address: string | null): SiteNames {
  const url = address && URL.canParse(address) ? new URL(address) : null
  const outlet = url ? outletOf(url.href) : ''
  const [label = ''] = outlet.split('.').filter((part) => part.length >= SHORTEST_HOST)
  const names = [...given, outlet, label.length > SHORTEST_HOST ? label : null]
  return {
    folded: new Set(names.map((name) => joined(name ?? '')).filter((name) => name !== '')),
    parts: new Set(url ? partsOf(url).map(joined) : []),
    host: label.length >= SHORTEST_HOST ? foldText(label) : null,
  }
}

/** The folders an article's address lies in are the parts of the site. The last is the article's own, as are names of many words. */
const partsOf = ({ pathname }: URL) =>
  pathname
    .slice(0, 300)
    .split('/')
    .filter((part) => part !== '')
    .slice(0, -1)
    .filter((part) => /^[a-z]{3,20}(?:-[a-z]{1,20})?$/i.test(part))

/** What a title may be where a site's name is not known: all before each sign that parts, and the whole. */
export const startsOf = (title: string): string[] => [
  ...matchesOf(SEPARATOR, title).map(({ index }) => title.slice(0, index).trim()),
  title,
]

/** A title without the site's names at its ends; null where nothing else is left of it, or a label of the page. */
export function withoutSite(title: string, headings: string[], names: SiteNames): string | null {
  const shown = new Set(headings.map(foldText))
  if (shown.has(foldText(title)) && !isSite(title, names) && !isLabel(title)) return title
  const marks = matchesOf(SEPARATOR, title)
  const beforeMark = marks.map((mark) => title.slice(0, mark.index)).find((before) => shown.has(foldText(before)))
  if (beforeMark && !isSite(beforeMark, names) && !isLabel(beforeMark)) return beforeMark
  let [from, to] = [nameBefore(title, names), title.length]
  for (const mark of marks.toReversed()) {
    const last = title.slice(mark.index + mark[0].length, to)
    // "Bridge shut - News - Other Paper": the part of the site goes with its name.
    if (!isSite(last, names) && !(to < title.length && isPart(last, names))) break
    to = mark.index
  }
  for (const mark of marks) {
    const first = title.slice(from, mark.index)
    const isBare = from === 0 && to === title.length
    if (mark.index >= to || (!isSite(first, names) && (isBare || !isPart(first, names)))) break
    from = mark.index + mark[0].length
  }
  const bare = title.slice(from, to).trim()
  if (foldText(bare) === '' || isSite(bare, names) || isLabel(bare)) return null
  // "close - Other Paper": no headline begins with a button.
  const [first] = marks
  return first && isLabel(title.slice(0, first.index)) && marks.length <= 2 && from === 0 ? null : bare
}

const BEFORE_COLON = /^([^:]{3,60}):\s+(?=\S)/u

/** "The Marren Post: Bridge shut": how much of a title is its site's name and a colon. */
function nameBefore(title: string, names: SiteNames): number {
  const [whole = '', name = ''] = BEFORE_COLON.exec(title) ?? []
  return textUnits(name).length > 1 && isSite(name, names) ? whole.length : 0
}

/** Beside a site's name, that of a part of it; alone it may be what the article is about. */
const isPart = (segment: string, { parts }: SiteNames) => isLabel(segment) || parts.has(joined(segment))

function isSite(segment: string, { folded, host }: SiteNames): boolean {
  const name = joined(segment)
  if (folded.has(name)) return true
  if ([...folded].some((known) => known.length > 3 && (name === `the${known}` || `the${name}` === known))) return true
  const units = textUnits(segment)
  return host !== null && units.includes(host) && units.length <= 1 + MOST_BESIDE
}

/**
 * What stands for a title where a system or a script gave none, and names of whole parts of sites: en, es, pt, fr, it, de, nl,
 * pl, ru/uk, tr, id, ar, he, hi, vi, zh, ja, ko, th. Without spaces.
 */
const LABELS = new Set(
  [
    'home homepage news article articles story post page index untitled untitleddocument loading default welcome newpage',
    'breakingnews latestnews localnews document notfound pagenotfound accessdenied justamoment',
    'inicio portada noticias noticia sintítulo início notícias accueil actualités actualité sanstitre notizie notizia',
    'startseite nachrichten artikel nieuws aktualności stronagłówna главная новости новини haber haberler berita',
    'أخبار اخبار חדשות समाचार tintức 首页 首頁 新闻 新聞 新闻中心 新闻频道 即時新聞 ニュース トップ 뉴스 홈 ข่าว',
  ].flatMap((words) => words.split(' ')),
)

const isLabel = (text: string) => isControl(text) || LABELS.has(joined(text))
