export type ContentKind = 'html' | 'xml' | 'json' | 'pdf' | 'image' | 'media' | 'text' | 'binary'

const START_BYTES = 2048

/** Bytes that name a format, in Latin-1, and where they stand (WHATWG MIME Sniffing, section 6). */
const SIGNATURES: [bytes: string, at: number, kind: ContentKind][] = [
  ['%PDF-', 0, 'pdf'],
  ['\x89PNG\r\n', 0, 'image'],
  ['GIF87a', 0, 'image'],
  ['GIF89a', 0, 'image'],
  ['\xff\xd8\xff', 0, 'image'],
  ['WEBPVP', 8, 'image'],
  ['ftypavi', 4, 'image'],
  ['\0\0\x01\0', 0, 'image'],
  ['ftyp', 4, 'media'],
  ['ID3', 0, 'media'],
  ['OggS\0', 0, 'media'],
  ['WAVE', 8, 'media'],
  ['\x1aE\xdf\xa3', 0, 'media'],
  ['PK\x03\x04', 0, 'binary'],
  ['\x1f\x8b', 0, 'binary'],
]

/** What the first element of a document says, where its name is enough. */
const HTML_START =
  /^<(?:!doctype\s+html|html|head|body|title|meta|link|script|style|div|h1|p|table|br|a|b|font|iframe)[\s/>]/i
const JSON_START = /^(?:\{\s*["}]|\[\s*(?:[{["\]]|-?\d|true|false|null))/

const HEADERS: [type: RegExp, kind: ContentKind][] = [
  [/^(?:text\/html|application\/xhtml\+xml)$/, 'html'],
  [/[/+]xml$/, 'xml'],
  [/[/+]json$/, 'json'],
  [/^application\/pdf$/, 'pdf'],
  [/^image\//, 'image'],
  [/^(?:audio|video)\//, 'media'],
  [/^text\//, 'text'],
]

/** What a body is: by its first bytes, and only where these could be anything by its content-type. */
export function sniffContent(bytes: Uint8Array, contentType: string | null): ContentKind {
  const start = Buffer.from(bytes.subarray(0, START_BYTES)).toString('latin1')
  const signature = SIGNATURES.find(([signed, at]) => start.startsWith(signed, at))
  if (signature) return signature[2]
  const named = headerKind(contentType)
  const wide = /^(?:\u00FF\u00FE|\u00FE\u00FF|<\0|\0<)/.test(start)
  const text = wide ? start.replaceAll('\0', '') : start
  const markup = markupKind(text.replace(/^(?:ï»¿|ÿþ|þÿ)/, ''), named)
  if (markup) return markup
  // The MIME standard's binary data bytes. A feed or page may have strayed ones, so markup is looked for first.
  // oxlint-disable-next-line no-control-regex
  const binary = /[\0-\u0008\u000B\u000E-\u001A\u001C-\u001F]/.test(text)
  return binary && !isBinary(named) ? 'binary' : (named ?? 'text')
}

const isBinary = (kind: ContentKind | null) => kind === 'image' || kind === 'media'

function headerKind(contentType: string | null): ContentKind | null {
  const type = (contentType ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? ''
  return HEADERS.find(([pattern]) => pattern.test(type))?.[1] ?? null
}

function markupKind(text: string, named: ContentKind | null): ContentKind | null {
  const content = withoutProlog(text)
  if (HTML_START.test(content)) return 'html'
  if (/^<svg[\s>]/i.test(content)) return 'image'
  if (JSON_START.test(content)) return 'json'
  if (/^\s*<\?xml\s/i.test(text)) return 'xml'
  if (/^<[a-z_!][^<]*>/i.test(content)) return named === 'html' ? 'html' : 'xml'
  return null
}

/** Space, comments and processing instructions may come before the element that says what it is. */
function withoutProlog(text: string): string {
  let rest = text.trimStart()
  for (;;) {
    const close = rest.startsWith('<!--') ? '-->' : rest.startsWith('<?') ? '?>' : null
    if (!close) return rest
    const end = rest.indexOf(close, 2)
    if (end < 0) return ''
    rest = rest.slice(end + close.length).trimStart()
  }
}
