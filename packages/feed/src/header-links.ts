/** Link header fields, RFC 8288, as far as needed: the target and each of its relations, in lower case. */
export function headerLinks(field: string, base: string): { rel: string; url: string }[] {
  return [...field.matchAll(/<([^<>]*)>([^<]*)/g)].flatMap(([, target = '', parameters = '']) => {
    const rels = /;\s*rel\s*=\s*(?:"([^"]*)"|([^\s;,"]+))/i.exec(parameters)
    const url = URL.parse(target, base)?.href
    return url === undefined
      ? []
      : (rels?.[1] ?? rels?.[2] ?? '').split(' ').map((rel) => ({ rel: rel.toLowerCase(), url }))
  })
}
