import { describe, expect, it } from 'vitest'
import { decodeBody } from './charset.ts'

/** Of a processor, many times what it takes: how long a busy machine lets it wait for one does not count. */
const MOST_MICROSECONDS = 6_000_000

const utf8 = (text: string) => new TextEncoder().encode(text)
const joined = (...parts: Uint8Array[]) => new Uint8Array(Buffer.concat(parts))

/** Encodes with a single-byte charset by turning its decoder round. */
function encoded(text: string, charset: string): Uint8Array {
  const decoder = new TextDecoder(charset)
  const codes = new Map(Array.from({ length: 256 }, (_, code) => [decoder.decode(Uint8Array.of(code)), code]))
  return Uint8Array.from(text, (character) => codes.get(character) ?? 0x3f)
}

const RUSSIAN =
  'Совет принял решение о строительстве новой набережной, сообщил журналистам представитель городской администрации. Работы начнутся весной и продлятся два года.'
const FRENCH = 'Le maire a déclaré « l’été sera chaud », après la réunion du conseil à Besançon.'
const SHIFT_JIS = Uint8Array.of(0x93, 0x8c, 0x8b, 0x9e) // 東京

describe('decodeBody', () => {
  it.each([
    [
      'bom over everything',
      joined(Uint8Array.of(0xef, 0xbb, 0xbf), utf8('é')),
      'text/html; charset=koi8-r',
      'utf-8',
      'bom',
      'é',
    ],
    ['utf-16le mark', Uint8Array.of(0xff, 0xfe, 0x41, 0), null, 'utf-16le', 'bom', 'A'],
    ['utf-16be mark', Uint8Array.of(0xfe, 0xff, 0, 0x41), null, 'utf-16be', 'bom', 'A'],
    ['utf-16 without a mark', Uint8Array.of(0x3c, 0, 0x61, 0), null, 'utf-16le', 'detected', '<a'],
    [
      'header',
      encoded(RUSSIAN, 'windows-1251'),
      'text/html; Charset="windows-1251"',
      'windows-1251',
      'header',
      RUSSIAN,
    ],
    [
      'header before declaration',
      joined(utf8('<meta charset=koi8-r>'), SHIFT_JIS),
      'text/html;charset=Shift_JIS',
      'shift_jis',
      'header',
      '<meta charset=koi8-r>東京',
    ],
    [
      'xml declaration',
      joined(utf8("<?xml version='1.0' encoding='Shift_JIS'?>"), SHIFT_JIS),
      'text/xml',
      'shift_jis',
      'declaration',
      "<?xml version='1.0' encoding='Shift_JIS'?>東京",
    ],
    [
      'meta charset',
      joined(utf8('<META CharSet = "x-sjis" >'), SHIFT_JIS),
      'text/html',
      'shift_jis',
      'declaration',
      '<META CharSet = "x-sjis" >東京',
    ],
    [
      'meta http-equiv',
      joined(utf8('<meta http-equiv=content-type content="text/html; charset=shift_jis">'), SHIFT_JIS),
      null,
      'shift_jis',
      'declaration',
      '<meta http-equiv=content-type content="text/html; charset=shift_jis">東京',
    ],
    [
      'latin1 is windows-1252',
      Uint8Array.of(0x93, 0x41, 0x94),
      'text/html; charset=iso-8859-1',
      'windows-1252',
      'header',
      '“A”',
    ],
    ['a header that lies', utf8(RUSSIAN), 'text/html; charset=windows-1251', 'utf-8', 'detected', RUSSIAN],
    [
      'a declaration that lies',
      utf8(`<meta charset=iso-8859-1>${FRENCH}`),
      null,
      'utf-8',
      'detected',
      `<meta charset=iso-8859-1>${FRENCH}`,
    ],
    ['an unknown label', utf8('é'), 'text/html; charset=utf-8lias', 'utf-8', 'detected', 'é'],
    [
      'utf-16 in a header over single bytes',
      utf8('<p>a</p>'),
      'text/html; charset=utf-16',
      'utf-8',
      'default',
      '<p>a</p>',
    ],
    ['utf-16 in a declaration', utf8('<meta charset=utf-16>a'), null, 'utf-8', 'declaration', '<meta charset=utf-16>a'],
    ['nothing declared, plain', utf8('plain'), null, 'utf-8', 'default', 'plain'],
    ['nothing declared, utf-8', utf8(FRENCH), null, 'utf-8', 'detected', FRENCH],
    ['nothing declared, cyrillic', encoded(RUSSIAN, 'windows-1251'), null, 'windows-1251', 'detected', RUSSIAN],
    [
      'declared utf-8, is not',
      encoded(FRENCH, 'windows-1252'),
      'text/html; charset=utf-8',
      'windows-1252',
      'detected',
      FRENCH,
    ],
    ['nothing', new Uint8Array(), null, 'utf-8', 'default', ''],
    [
      'a header that lies, over a declaration that does not',
      joined(utf8('<?xml version="1.0" encoding="windows-1251"?>'), encoded(RUSSIAN, 'windows-1251')),
      'text/xml; charset=utf-8',
      'windows-1251',
      'declaration',
      `<?xml version="1.0" encoding="windows-1251"?>${RUSSIAN}`,
    ],
    [
      'a declaration after a blank line, and a lie',
      utf8(`\r\n <?xml version="1.0" encoding="windows-1251"?>${RUSSIAN}`),
      'text/xml',
      'utf-8',
      'detected',
      `\r\n <?xml version="1.0" encoding="windows-1251"?>${RUSSIAN}`,
    ],
  ] as const)('%s', (_, bytes, contentType, charset, source, text) => {
    expect(decodeBody(bytes, contentType)).toEqual({ text, charset, source })
  })

  it('keeps UTF-8 with a broken byte as UTF-8', () => {
    const { text, charset, source } = decodeBody(
      joined(utf8(FRENCH), Uint8Array.of(0xe9), utf8(FRENCH)),
      'a/b; charset=utf-8',
    )
    expect({ charset, source }).toEqual({ charset: 'utf-8', source: 'header' })
    expect(text).toBe(`${FRENCH}\uFFFD${FRENCH}`)
  })

  it('finds a declaration only where it may stand', () => {
    const late = joined(utf8(`${' '.repeat(3000)}<meta charset=koi8-r>`), SHIFT_JIS)
    expect(decodeBody(late, null).source).not.toBe('declaration')
  })

  it('takes any bytes, quickly', () => {
    let state = 7
    const noise = Uint8Array.from({ length: 300_000 }, () => (state = (state * 1_103_515_245 + 12_345) % 2 ** 31) >> 16)
    const hostile = utf8('<meta '.repeat(50_000) + '<?xml '.repeat(50_000))
    const started = process.threadCpuUsage().user
    for (const bytes of [noise, noise.map((byte) => byte | 0x80), hostile]) {
      expect(decodeBody(bytes, '; charset='.repeat(1000)).text.length).toBeGreaterThan(0)
    }
    expect(process.threadCpuUsage().user - started).toBeLessThan(MOST_MICROSECONDS)
  })
})
