import { agenciesIn } from './agencies.ts'
import { isPublisher, outletNamed, outletOfHost } from './named-outlet.ts'

/** "First appeared on" and its like, up to the name of where; English, Spanish, Portuguese, French, Italian, German, Dutch. */
const FRAMES: RegExp[] = [
  /\b(?:originally|first|previously) (?:appeared|published|produced|posted)(?: online)?(?: by| in| on| at)\b/iu,
  /\b(?:appeared|published|posted) (?:originally|first)(?: by| in| on| at)\b/iu,
  /\b(?:republished|reprinted|syndicated|reposted)(?: here)?(?: with (?:the )?permission)?(?: of| from| by)\b/iu,
  /\boriginal (?:story|article|post)\b/iu,
  /\b(?:publicad[oa]|apareció|difundid[oa]|reproducid[oa]) (?:originalmente|por primera vez|primero) (?:en|por)\b/iu,
  /\b(?:originalmente|primeiro|pela primeira vez) (?:publicad[oa]|en|em|no|na|por)\b|\bpublicad[oa] originalmente (?:em|no|na|por)\b/iu,
  /\b(?:publié|parue?|republiée?) (?:initialement|à l[’']origine|pour la première fois|d[’']abord|à partir) (?:sur|dans|par|de|du)\b/iu,
  /\b(?:pubblicat[oa]|apparso|apparsa) (?:originariamente|in origine|per la prima volta|inizialmente) (?:su|in|da|sul|sulla)\b/iu,
  /\b(?:erschien|erschienen|veröffentlicht)(?: ist| wurde)? (?:zuerst|ursprünglich)(?: auf| bei| in| im| von)?\b/iu,
  /\b(?:zuerst|ursprünglich) (?:auf|bei|in|im|von)\b/iu,
  /\b(?:verscheen|gepubliceerd) (?:eerder|oorspronkelijk|eerst) (?:op|in|bij|door)\b/iu,
]
/** One of these is in each of them: asked first, since it is asked of every line. */
const MAY_SAY =
  /origin|first|previous|republish|reprint|syndicat|repost|publicad|apareci|difundid|reproducid|primeir|publié|paru|pubblicat|appars|erschien|öffentlicht|zuerst|sprünglich|verscheen|gepubliceerd/i
/** How such a line begins: what was first published elsewhere is the text itself, not a study or a book that it tells of. */
const ABOUT_ITSELF =
  /^[^\p{L}\p{N}]{0,4}(?:editor[’']?s[’']? note\s?[:—-]\s?)?(?:this|an? (?:\p{L}+ )?version of this|(?:parts|portions) of this|the (?:post|article|story) .{0,150}appeared first|originally|first (?:published|appeared)|(?:re)?published (?:here )?with|republished|reprinted|reposted|syndicated|original (?:story|article|post)|previously published|est[ea] |artículo|artigo|texto|nota |publicad[oa]|cet(?:te)? |article|dieser? |der (?:artikel|text|beitrag)|zuerst|erschienen|quest[oa] |articolo|dit |deze )/iu
const NOTICE_CHARS = 300
const LINK = /https?:\/\/(?:www\.)?([a-z0-9.-]{4,80})/iu
/** By whom or with whom, where the others may as well say when, where or in which language. */
const NAMES_WHO = /\b(?:by|at|of|from|por|par|de|du|da|von|bei|bij|door)$/iu
/** Places that are called so, as outlets are. */
const PLACE =
  /^The (?:Netherlands|Philippines|Bahamas|Gambia|Hague|Vatican|United States|United Kingdom|Czech Republic)$/iu
/** The name that follows: capitalised words, up to the end of the clause. */
const NAME_AFTER =
  /^[\s:]{0,3}(?:the website |the web site |our sister site |our partner,? )?(?<name>(?:The |La |Le |El |Die |Der |Das )?\p{Lu}[\p{L}\p{N}.&'’-]{0,30}(?: (?:\p{Lu}[\p{L}\p{N}.&'’-]{0,30}|of|and|&|de|la)){0,4}?)(?=[.,;:)\]]?(?:\s|$))(?= ?$|[.,;:)\]]| (?:on|in|and|under|as|at|with|el|le|am|il|em|veröffentlicht|erschienen|and)\b)/u

/** Whether a text says of something that it was published before. */
export const saysFirstPublished = (text: string): boolean =>
  MAY_SAY.test(text) && FRAMES.some((pattern) => pattern.test(text))

/** Where a text says that it was published before: an agency, an outlet or a site that is not the page's own publisher. */
export function firstPublished(text: string, publisher: string | null): { agency: string | null } | null {
  if (text.length > NOTICE_CHARS) return null
  if (!ABOUT_ITSELF.test(text)) return null
  const frame = FRAMES.map((pattern) => pattern.exec(text)).find((match) => match !== null)
  if (!frame) return null
  const after = text.slice(frame.index + frame[0].length)
  const agency = agenciesIn(text)[0]?.name ?? hostIn(text) ?? named(after, NAMES_WHO.test(frame[0]))
  return agency && !isPublisher(agency, publisher) ? { agency } : null
}

const hostIn = (text: string) => {
  const host = LINK.exec(text)?.[1]
  return host ? outletOfHost(host) : null
}

function named(after: string, isWho: boolean): string | null {
  const name = NAME_AFTER.exec(after)?.groups?.['name']?.replace(/\.$/, '')
  if (!name || PLACE.test(name)) return null
  return outletNamed(name) ?? (isWho ? name : null)
}
