/** How sections of what readers say are named, in the languages of those who name them: in the plural, or "comment" with what follows it. */
const COMMENTS = new Set(
  (
    'comments commentlist disqus commentaires commenti kommentare leserkommentare kommentarer kommentarar kommentarfelt kommentit ' +
    'kommentaarid komentarai komentari komentare komentarze komentarji comentarios comentaris comentarii reacties ' +
    'opmerkingen yorumlar hozzaszolasok kommentek diskuze diskusia sxolia kommentarii binhluan'
  ).split(' '),
)
const COMMENT = new Set([
  'comment',
  'commentaire',
  'commento',
  'kommentar',
  'comentario',
  'komentar',
  'yorum',
  'reactie',
])
/** What follows "comment": WordPress's, Drupal's, Blogger's and Disqus's names. */
const OF_COMMENTS = new Set(['list', 'lists', 'section', 'area', 'thread', 'threads', 'wrapper', 'container', 'box'])

/** Whether an element is named as the section of what readers say, by its name parts. */
export const namesComments = (parts: string[]): boolean =>
  parts.some((part, at) => COMMENTS.has(part) || (COMMENT.has(part) && OF_COMMENTS.has(parts[at + 1] ?? '')))
