import type { MarkupLine } from '../markup-text.ts'

/** "Advertisement" as pages label the place of one, in the larger languages; alone on its line or with a few words. */
const LABEL =
  /^(?:advertisements?|advertising|anzeige|werbung|publicit[eé]|publicidad|publicidade|pubblicità|advertentie|annons|реклама|広告|广告|광고)(?:$|[\s:.–—-].{0,40}$)/iu

const MOST_CHARS = 60

export const isAdLabel = ({ text }: MarkupLine): boolean => text.length <= MOST_CHARS && LABEL.test(text)
