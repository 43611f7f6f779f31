import type { TrimStep } from './trim-step.ts'

const MOST_CHARS = 160

/** What the networks' own embed codes write around a post, by language; the sentence that introduces it is the article's. */
const CAPTIONS = [
  /^(?:view|see) this (?:post|photo|profile|thread) on \S{1,20}$/iu,
  /^(?:ver esta (?:publicación|foto) en|ver essa foto no|ver esta publicação no|voir cette publication sur|sieh dir diesen beitrag auf|visualizza questo post su|dit bericht op|zobacz ten post na|посмотреть эту публикацию в|bu gönderiyi|lihat postingan ini di|この投稿を|عرض هذا المنشور على)\s?.{1,30}$/iu,
  /^(?:a (?:post|photo|video) shared by|una publicación compartida (?:de|por)|uma publicação compartilhada por|une publication partagée par|ein beitrag geteilt von|un post condiviso da|een bericht gedeeld door|post udostępniony przez|публикация от) .{1,80}$/iu,
]

/** The address of a post or its picture, and nothing else. */
const ADDRESS =
  /^(?:https?:\/\/)?(?:pic\.(?:twitter|x)\.com\/|t\.co\/|(?:www\.|mobile\.)?(?:twitter|x)\.com\/\w{1,30}\/status\/|(?:www\.)?instagram\.com\/p\/|bsky\.app\/profile\/)\S+$/iu

/**
 * Captions and addresses of posts that are shown within the text, left where their quotation was not known as one. Who signed
 * it stays with what it says.
 */
export const postRemains: TrimStep = {
  reason: 'what stands around an embedded post',
  find: (lines) =>
    lines.filter(
      ({ text, heading }) =>
        !heading && text.length <= MOST_CHARS && (ADDRESS.test(text) || CAPTIONS.some((caption) => caption.test(text))),
    ),
}
