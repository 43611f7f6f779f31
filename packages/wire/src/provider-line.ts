import type { Line } from './lines.ts'
import type { WireMark } from './mark.ts'
import { isPublisher, outletNamed, outletOfHost } from './named-outlet.ts'
import { isPhotoCredit } from './photo.ts'

const HEAD_LINES = 6
const TAIL_LINES = 4
const LONGEST_NAME = 40
/** Portals set the provider's name, with a dot after it, between the title and the text or the date. */
const PROVIDER = /^(.{3,40}?)\s?[•·]$/u
const LABEL =
  /^(?:home|news|video|videos|photos?|opinion|politics|sports?|business|world|live|updated?|more|share|menu|search|advertisement|exclusive|analysis)$/iu
const ADDRESS = /^(?:https?:\/\/)?(?:www\.)?((?:[a-z0-9-]{1,40}\.){1,4}[a-z]{2,10})\/[^\s]{12,}$/iu
/** Links that carry readers on, not sources. */
const SOCIAL =
  /(?:^|\.)(?:twitter|x|facebook|instagram|youtube|youtu|t|tiktok|linkedin|pinterest|reddit|telegram|whatsapp|bit|apple|google|spotify|flickr)\.[a-z]{2,3}$/iu
const VIA =
  /^(?:authored|written|submitted|posted|reported|story) by .{3,60}? (?:via|for|of) (?:the )?(.{3,50}?)[,.:]?$/iu

/** Lines by which portals and blogs name where a text is from: "Harbour News •" under the title, "Authored by … via …", the address at its end. */
export function findProviderLines(lines: Line[], publisher: string | null): WireMark[] {
  const marks: WireMark[] = []
  const note = (line: Line, agency: string | null) => {
    if (!agency || isPublisher(agency, publisher)) return
    marks.push({ kind: 'credit line', agency, start: line.start, end: line.end, text: line.text })
  }
  for (const line of lines.slice(1, HEAD_LINES)) note(line, providerOf(line.text))
  for (const line of lines.slice(0, HEAD_LINES * 2)) note(line, outletNamed(VIA.exec(line.text)?.[1] ?? ''))
  if (publisher) for (const line of lines.slice(-TAIL_LINES)) note(line, linkedSource(line.text))
  return marks
}

function providerOf(text: string): string | null {
  const name = text.length <= LONGEST_NAME ? PROVIDER.exec(text)?.[1]?.trim() : undefined
  if (!name || LABEL.test(name) || isPhotoCredit(name)) return null
  return outletNamed(name)
}

function linkedSource(text: string): string | null {
  const host = ADDRESS.exec(text)?.[1]
  return host && !SOCIAL.test(host) ? outletOfHost(host) : null
}
