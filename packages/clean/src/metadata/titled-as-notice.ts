import { foldText } from '../text-measure.ts'
import { type PageFacts, textsOf } from './page-facts.ts'

/** How servers, walls against bots and content systems title what they send in place of a page. Folded. */
const NOTICES = new Set(
  [
    '404|404 not found|404 page not found|error 404|page not found|not found|file not found|this page could not be found|oops that page can t be found',
    '403|403 forbidden|forbidden|access denied|error 403|error 500|500 internal server error|internal server error|service unavailable',
    '503 service unavailable|502 bad gateway|bad gateway|504 gateway time out|site maintenance|under maintenance|site off line',
    'just a moment|attention required|ddos guard|checking your browser|security check|security verification|robot check|are you a robot|bot verification|human verification|one moment please|please wait|verify you are human|access to this page has been denied',
    'seite nicht gefunden|página no encontrada|página não encontrada|page introuvable|page non trouvée|pagina non trovata|pagina niet gevonden|sidan kunde inte hittas|siden blev ikke fundet|siden finnes ikke|sivua ei löytynyt',
    'nie znaleziono strony|strona nie istnieje|stránka nenalezena|az oldal nem található|pagina nu a fost găsită|страница не найдена|сторінку не знайдено|η σελίδα δεν βρέθηκε|sayfa bulunamadı|halaman tidak ditemukan',
    'الصفحة غير موجودة|הדף לא נמצא|पृष्ठ नहीं मिला|找不到页面|页面不存在|页面未找到|找不到網頁|ページが見つかりません|お探しのページは見つかりませんでした|페이지를 찾을 수 없습니다|không tìm thấy trang',
  ].flatMap((titles) => titles.split('|').map(foldText)),
)
/** What parts a title from the site's name. */
const SEPARATOR = /\s[|–—·»«:-]\s|\s?[|｜_]\s?|:\s/

/** Whether the page is titled as what is sent in place of one, and says of no article that it is one. */
export function titledAsNotice({ linked, elements }: PageFacts): boolean {
  if (linked.article) return false
  const [title = ''] = textsOf(elements.titles, 1)
  return [title, ...title.split(SEPARATOR)].some((part) => NOTICES.has(foldText(part)))
}
