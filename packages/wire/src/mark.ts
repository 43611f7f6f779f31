/**
 * Words on a page that say whose text it is. Offsets are UTF-16 code units into the page's text; a mark read from the
 * page's byline field instead has `start` = `end` = 0. `agency` is null where the words are the trade's but name nobody.
 */
export type WireMark = {
  kind: 'dateline' | 'credit line' | 'byline' | 'copyright line' | 'footer'
  agency: string | null
  start: number
  end: number
  text: string
}
