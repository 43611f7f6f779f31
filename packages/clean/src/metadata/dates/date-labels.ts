/** Words before or, in East Asian languages, after a date that say it is the last change's. Lower case. */
const CHANGED = [
  ...'updated|update|modified|last modified|revised|corrected|edited|last reviewed|reviewed'.split('|'),
  ...'actualizado|actualizada|actualización|modificado|atualizado|atualizada|atualização|actualitzat'.split('|'),
  ...'mis à jour|mise à jour|modifié|modifiée|maj|aggiornato|aggiornamento|ultima modifica|actualizat'.split('|'),
  ...'aktualisiert|aktualisierung|stand|geändert|bijgewerkt|gewijzigd|laatste update|uppdaterad|ändrad'.split('|'),
  ...'opdateret|oppdatert|endret|päivitetty|muokattu|zaktualizowano|aktualizacja|aktualizováno|aktualizované'.split(
    '|',
  ),
  ...'frissítve|frissült|módosítva|ažurirano|izmijenjeno|posodobljeno|обновлено|изменено|оновлено|ажурирано'.split('|'),
  ...'актуализирана|актуализирано|güncelleme|güncellendi|güncellenme|diperbarui|dikemas kini|cập nhật|ενημερώθηκε'.split(
    '|',
  ),
  ...'ενημέρωση|تحديث|آخر تحديث|به‌روزرسانی|עודכן|עדכון|अपडेटेड|अपडेट|अद्यतन|আপডেট|อัปเดต|อัพเดต'.split('|'),
  ...'更新|修正|수정|최종수정|업데이트|uuendatud|atjaunots|atnaujinta|përditësuar|eguneratua'.split('|'),
]

/** Words that say a date is something else's: a birth, a picture, a law, the visit itself. */
const OTHERS = 'copyright|©|born|accessed|retrieved|expires|until|since|foto|photo|archivo|getty|released on dvd'.split(
  '|',
)

export type DateLabel = 'published' | 'changed' | 'other'

const LETTERS_AROUND = (words: string[]) =>
  new RegExp(
    `(?<![\\p{L}\\p{M}])(?:${words.map((word) => word.replaceAll('.', '\\.')).join('|')})(?![\\p{L}\\p{M}])`,
    'giu',
  )
/** Scripts without spaces, and Korean endings, do not end where the word does. */
const changed = LETTERS_AROUND(
  CHANGED.filter((word) => /^\p{Script=Latin}|^\p{Script=Cyrillic}|^\p{Script=Greek}/u.test(word)),
)
const changedUnspaced = new RegExp(
  CHANGED.filter((word) => !/^\p{Script=Latin}|^\p{Script=Cyrillic}|^\p{Script=Greek}/u.test(word)).join('|'),
  'u',
)
const others = LETTERS_AROUND(OTHERS)

/** Whatever stands before a colon, and words for the first publication that often stand without. */
const LABELLED =
  /\p{L}{3,20}\s?[:：](?!\d)|(?<!\p{L})(?:published|posted|publi[ée]|publicado|veröffentlicht)(?!\p{L})/iu

/** Where in a text the first label of a date begins; null where none does. */
export function labelIn(text: string): number | null {
  const found = [text.search(LABELLED), text.search(changed), text.search(changedUnspaced)].filter((at) => at >= 0)
  return found.length === 0 ? null : Math.min(...found)
}

const MOST_LABEL_CHARS = 40

/** What a date is of, by the words before it; those after it only where they stand alone there (更新). */
export function labelOf(before: string, after: string): DateLabel {
  const near = before.slice(-MOST_LABEL_CHARS).toLowerCase()
  if (near.match(changed) || changedUnspaced.test(near)) return 'changed'
  if (near.match(others)) return 'other'
  return changedUnspaced.test(after.slice(0, 16)) ? 'changed' : 'published'
}
