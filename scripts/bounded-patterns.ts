/** Patterns that are not judged, as they are written, each with what bounds the time it takes. */
export const bounded: ReadonlyMap<string, string> = new Map([
  [String.raw`/'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|\/\/[^\n]*|\/\*[^]*?\*\//g`, 'reads our own source only'],
  [String.raw`/^[ \t]*(?:import|export)\b([^'";]*?)\bfrom\s*['"]([^'"]+)['"]/gm`, 'reads our own source only'],
  [
    String.raw`/(^|[.!?…()[\]"”»|,;–—-]\s*|\s)((?:photo |image )?credit|photo|foto|bild|image|crédito|crédit|fotograf|фото|©)\s?[:©/]\s?([^.!?]{2,60})[)\].\s]{0,3}$/iu`,
    'looks at most 70 letters on from each place',
  ],
  [
    String.raw`/\S{0,64}@\S{0,64}|https?:\S*|\([^()]{0,80}\)|\[[^[\]]{0,80}\]/g`,
    'looks at most 160 letters on from each place, or takes what it has read',
  ],
  [
    String.raw`/<meta\s[^<>]*?charset\s{0,8}=\s{0,8}["']?\s{0,8}([\w.:-]+)/i`,
    'reads the first bytes of a document only (DECLARATION_BYTES)',
  ],
  [
    String.raw`/<!\[CDATA\[([^]*?)\]\]>/g`,
    'every section in markup is closed: the scanner ends one that is not with the document',
  ],
  [
    String.raw`/(?:\s(?:(?:first |last )?(?:published|posted|updated)|publicado|actualizado|publié|veröffentlicht|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\s?[:,]?)?(?:\s(?:on|le|el|am|il|em|på|den|op|w|dnia))?[\s,|•·–—-]*$/iu`,
    'reads a line of 250 letters at most (MOST_LINE_CHARS)',
  ],
])
