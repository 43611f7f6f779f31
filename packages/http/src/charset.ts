import { isAscii, isUtf8 } from 'node:buffer'
import { analyse } from 'chardet'

export type DecodedBody = {
  text: string
  /** Its name in the WHATWG Encoding Standard, in lower case. */
  charset: string
  source: 'bom' | 'header' | 'declaration' | 'detected' | 'default'
}

type Choice = Pick<DecodedBody, 'charset' | 'source'>

/** The declarations of HTML and XML stand at the start: 1,024 bytes by the HTML standard, a little more in practice. */
const DECLARATION_BYTES = 2048
/** Detection counts byte pairs; more text makes it slower, not surer. */
const DETECTION_BYTES = 64 * 1024
const MIN_CONFIDENCE = 10

const FALLBACK: Choice = { charset: 'windows-1252', source: 'default' }

/** The charset that a Content-Type names, by the name it gives. */
export const namedCharset = (contentType: string | null): string | null =>
  /charset\s*=\s*["']?([\w.:-]+)/i.exec(contentType ?? '')?.[1] ?? null

/**
 * Body bytes as text. In order: byte order mark, the header's charset, the document's own declaration; but bytes that
 * can only be UTF-8 are UTF-8 whatever is declared, and bytes that cannot be are not. Undeclared bytes are UTF-8
 * where valid, else detected, else windows-1252. Never throws: what does not decode becomes U+FFFD.
 */
export function decodeBody(bytes: Uint8Array, contentType: string | null): DecodedBody {
  const choice = markOf(bytes) ?? chosen(bytes, declarations(bytes, contentType))
  return { text: new TextDecoder(choice.charset).decode(bytes), ...choice }
}

function markOf(bytes: Uint8Array): Choice | null {
  const [first, second, third] = bytes
  if (first === 0xef && second === 0xbb && third === 0xbf) return { charset: 'utf-8', source: 'bom' }
  if (first === 0xfe && second === 0xff) return { charset: 'utf-16be', source: 'bom' }
  if (first === 0xff && second === 0xfe) return { charset: 'utf-16le', source: 'bom' }
  // A document that starts with "<" in two bytes (XML 1.0, appendix F).
  if (first === 0x3c && second === 0) return { charset: 'utf-16le', source: 'detected' }
  if (first === 0 && second === 0x3c) return { charset: 'utf-16be', source: 'detected' }
  return null
}

/** What the header and the document say, in this order: the second counts where the first cannot be true. */
function declarations(bytes: Uint8Array, contentType: string | null): Choice[] {
  const wide = bytes.subarray(0, DECLARATION_BYTES).includes(0)
  const header = encodingOf(namedCharset(contentType) ?? undefined)
  const inside = encodingOf(declarationIn(bytes))
  const said: Choice[] = []
  if (header && (wide || !header.startsWith('utf-16'))) said.push({ charset: header, source: 'header' })
  // A document that could be read this far is not UTF-16 (HTML standard, 13.2.3.2).
  if (inside) said.push({ charset: inside.startsWith('utf-16') ? 'utf-8' : inside, source: 'declaration' })
  return said
}

function declarationIn(bytes: Uint8Array): string | undefined {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, DECLARATION_BYTES))
  const xml = /^\s*<\?xml\s[^>]*?encoding\s*=\s*["']([\w.:-]+)/i.exec(start)
  if (xml) return xml[1]
  return /<meta\s[^<>]*?charset\s{0,8}=\s{0,8}["']?\s{0,8}([\w.:-]+)/i.exec(start)?.[1]
}

/** The Encoding Standard's name for a label, or null where it has none. */
function encodingOf(label: string | undefined): string | null {
  if (!label) return null
  try {
    return new TextDecoder(label).encoding
  } catch {
    return null
  }
}

function chosen(bytes: Uint8Array, said: Choice[]): Choice {
  const [first] = said
  if (isAscii(bytes)) return first ?? { charset: 'utf-8', source: 'default' }
  const utf8 = first?.charset === 'utf-8' ? first : ({ charset: 'utf-8', source: 'detected' } satisfies Choice)
  if (isUtf8(bytes)) return utf8
  const other = said.find(({ charset }) => charset !== 'utf-8')
  if (first !== undefined && first === other) return first
  if (said.length > 0 && mostlyUtf8(bytes)) return utf8
  return other ?? (mostlyUtf8(bytes) ? utf8 : detected(bytes))
}

/** A few broken bytes (text cut by the byte, a foreign insert) do not make a page another charset. */
function mostlyUtf8(bytes: Uint8Array): boolean {
  const text = new TextDecoder().decode(bytes)
  let broken = 0
  let whole = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === 0xfffd) broken++
    else if (code > 0x7f) whole++
  }
  return whole > broken
}

function detected(bytes: Uint8Array): Choice {
  const first = bytes.findIndex((byte) => byte > 0x7f)
  const start = Math.max(0, Math.min(first - 1024, bytes.length - DETECTION_BYTES))
  for (const { name, confidence } of analyse(bytes.subarray(start, start + DETECTION_BYTES))) {
    const charset = confidence < MIN_CONFIDENCE || name.startsWith('UTF') ? null : encodingOf(name)
    if (charset) return { charset, source: 'detected' }
  }
  return FALLBACK
}
