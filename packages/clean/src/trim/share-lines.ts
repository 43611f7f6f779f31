import type { PageLine } from '../reading/page-lines.ts'
import { endsLikeSentence, textLength } from '../text-measure.ts'
import { isParagraph } from './paragraphs-of.ts'
import type { TrimStep } from './trim-step.ts'

const MOST_CHARS = 120

/**
 * To share, to save, to send, as buttons say it: the beginnings of such words, by language (en, es/pt/fr/it, de/nl, sv/no/da/fi, pl/cs/sk,
 * ro/hu/el/tr, lt/lv/et, hr/sr/bs/sl/bg/mk, ru/uk, ar/he/fa/ur, hi/bn, id/vi, zh/ja/ko/th). Source: as for `furniture-words.ts`.
 */
const SHARE =
  /(?<!\p{L})(?:share(?=$|\P{L}+(?:this|on|to|via|with|by|in|full|the|it|article|story|post|link|facebook|twitter|x|whatsapp|telegram|linkedin|email)(?!\p{L}))|tweet(?!\p{L})|post this|pin this|email(?=\P{L}+(?:this|a link)(?!\p{L}))|send (?:this|by|via|to|on)|compartir|comparte|compartilh|partag(?:er|ez)|condivid(?:i|ere)(?!\p{L})|invia|teilen|senden|udostępni|podziel|sdíle|zdieľa|distribui|trimite|megosztás|megosztom|κοινοποί|κοινοποι|μοιραστ|paylaş|dalintis|dalīties|podijeli|podeli|сподели|подели|отправить|поширити|поділитися|надіслати|شارك|مشاركة|انشر|שתפו|שתף|שיתוף|اشتراک|ارسال به|شیئر|साझा|शेयर|শেয়ার|bagikan|kongsi|chia sẻ)|分享|转发|轉發|シェア|共有|ポスト|공유|แชร์/iu
/** Words of two or three letters mean something else elsewhere: only as a label begins. */
const SHORT_SHARE = /^(?:klik om te delen|delen|deel|dela|dele|del|jaa|jaga|deli)(?!\p{L})/iu

/** Where to: networks, post, the clipboard. */
const WHERE =
  /(?<![\p{L}--[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]])(?:facebook|twitter|whatsapp|telegram|linkedin|pinterest|reddit|bluesky|mastodon|tumblr|flipboard|messenger|viber|skype|snapchat|wechat|weibo|(?:fb|x|vk|threads|pocket|line|e-?mail|mail|link|clipboard|e-posta|correo)(?!\p{L})|фейсбук|телеграм|вконтакте|одноклассник|твиттер|вотсап|ватсап|вайбер|почт|فيسبوك|فيس بوك|تويتر|واتساب|تلغرام|تيليغرام|إكس|فیسبوک|تلگرام|توییتر|فیس بک|ٹویٹر|פייסבוק|טוויטר|וואטסאפ|טלגרם|फेसबुक|ट्विटर|व्हाट्सएप|ফেসবুক)|微信|微博|朋友圈|はてな|페이스북|트위터|카카오|네이버|เฟซบุ๊ก|ไลน์/iv

/** What WordPress's Jetpack adds to its buttons for those who hear the page, in the languages above. */
const OPENS =
  /^\W{0,3}(?:opens in (?:a )?new (?:window|tab)|se abre en una (?:ventana|pestaña) nueva|abre em nova janela|ouvre dans une nouvelle fenêtre|wird in neuem fenster geöffnet|si apre in una nuova finestra|wordt in een nieuw venster geopend)\W{0,3}$/iu

/** The words that open a label: a sentence may name a network and say "share", too. */
const MOST_WORDS = 12

/** Buttons to share an article on a network, to send or to save it. */
export const shareLines: TrimStep = {
  reason: 'a button to share the article',
  find: (lines) => lines.filter((line, at) => isShareLabel(line) && !isCrosshead(line, lines[at + 1])),
}

function isShareLabel({ text }: PageLine): boolean {
  if (textLength(text) > MOST_CHARS || endsLikeSentence(text.replace(/\([^()]{0,60}\)\s*$/, ''))) return false
  if (OPENS.test(text)) return true
  return (SHARE.test(text) || SHORT_SHARE.test(text)) && WHERE.test(text) && text.split(/\s+/).length <= MOST_WORDS
}

const isCrosshead = ({ heading }: PageLine, next: PageLine | undefined) =>
  heading && next !== undefined && isParagraph(next)
