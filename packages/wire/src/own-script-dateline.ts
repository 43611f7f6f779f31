import type { Dateline } from '@copydesk/news'
import { agencyNamed } from './agencies.ts'

/**
 * Datelines as agencies write them in scripts without capitals or in the order of their own language: Japanese newspapers'
 * 【東京共同】, ［東京 5日 ロイター］ and 【AFP=時事】, Arab newspapers' القاهرة - رويترز:, Xinhua's 新华社北京2月5日电 (also in brackets, or after 据), Taiwan's （中央社台北5日電）, Yonhap's (서울=연합뉴스), 東京（共同）, РИА Новости after the dash, Интерфакс after the day.
 */
const PATTERNS = [
  /^【(?<place>[^【】\s]{0,12}?)[\s＝=]?(?<agency>共同通信|共同|時事通信|時事|ロイター|AFP通信|AP通信)】\s*/u,
  /^[［[](?<place>[^\s［］[\]]{1,20})\s(?<date>[\d０-９]{1,2}日)\s(?<agency>ロイター)[］\]]\s*(?:[-－–—]\s*)?/u,
  /^【(?<date>\d{1,2}月\d{1,2}日)\s(?<agency>AFP|Xinhua)(?: News)?】\s*/u,
  /^[（(【]?据?(?<agency>新华社|新華社|中新社|中新网|中新網)(?<place>\p{Script=Han}{2,8}?)?(?<date>[\d０-９]{1,2}月[\d０-９]{1,2}日)[电電讯訊][）)】]?\s*/u,
  /^[（(](?<agency>中央社)(?:記者\p{Script=Han}{2,3})?(?<place>\p{Script=Han}{2,8}?)(?<date>\d{1,2}日)[^（）()\d]{0,12}[電电][)）]\s*/u,
  /^[（([【](?<place>[^()（）=＝[\]【】]{1,20})[=＝](?<agency>[^()（）=＝[\]【】]{2,10})[)）\]】]\s*/u,
  /^(?<place>[\p{Script=Han}\p{Script=Katakana}ー]{2,10})?[（](?<agency>[^（）]{2,12})[）]\s*(?=\S.{20})/u,
  /^(?<place>[\p{Lu}][\p{Lu} -]{2,30}), (?<date>\d{1,2} \p{L}{3,9}) [—–-] (?<agency>РИА Новости)[.,]\s*/u,
  /^(?<place>\p{Script=Arabic}{2,20}(?: \p{Script=Arabic}{2,20}){0,2}) ?[—–-] ?(?<agency>\p{Script=Arabic}[\p{Script=Arabic} .]{1,30}) ?:\s*/u,
  /^(?<place>\p{Lu}[\p{L}-]{2,20})\. (?<date>\d{1,2} \p{L}{3,9})\. (?<agency>ИНТЕРФАКС|Интерфакс|INTERFAX)(?:\.RU|-\p{L}{3,12})?\s*[—–-]\s*/u,
]

export type OwnScriptDateline = { length: number; agency: string; dateline: Omit<Dateline, 'text'> }

/** The dateline that opens a line in its agency's own form, and how long it is; null where none does. */
export function ownScriptDateline(head: string): OwnScriptDateline | null {
  for (const pattern of PATTERNS) {
    const match = pattern.exec(head)
    const agency = agencyNamed(match?.groups?.['agency'] ?? '')
    if (!match || !agency) continue
    const { place, date } = match.groups ?? {}
    // 【AFP=時事】: whose it is, and through whom.
    const first = agencyNamed(place ?? '')
    const dateline = { place: first ? null : place || null, date: date ?? null }
    return { length: match[0].length, agency: first ?? agency, dateline }
  }
  return null
}
