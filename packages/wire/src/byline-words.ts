/**
 * "By" before a writer's name: es/pt, fr, de, it, nl, sv/no, da, pl, id/ms, ru/bg, uk, as the agencies and papers of these languages
 * sign.
 */
export const BY_WORDS = 'por|par|von|di|door|av|af|przez|oleh|от|від'

/** Whatever stands before a writer's name: such words, and what says that somebody wrote. Alternatives of a pattern. */
export const WRITTEN_BY = [
  `by|written by|words by|story by|posted by|submitted by|contributed by|compiled by|reported by|report by|curated by|authors?|reporter|${BY_WORDS}`,
  'escrito por|texto de|texto|redactor|escrit per|redação de|propos recueillis par|recueilli par|auteure?|autrice|a cura di|testo di|autore',
  '(?:ein |eine )?(?:kommentar|analyse|gastbeitrag|interview|reportage|essay|kolumne|bericht|protokoll) von|(?:text|tekst)(?: (?:und|och|og|en|&) (?:foto|bild|foto’s))?|autor|autorin|autorka|auteur',
  'skriven av|skrevet av|skrevet af|teksti|kirjoittaja|kirjoittanut',
  'oprac|opracowanie|opracował|opracowała|napisał|napisała|napsal|napsala|připravil|připravila|pripravil|pripravila|szerző|írta|scris de|autorul|autoare',
  'piše|napisao|napisala|avtor|avtorica|autorius|autorė|autors',
  'автор|авторы|автори|авторка|текст|написал|написала|аутор|пише|συντάκτης|συντάκτρια|γράφει (?:ο|η)|γράφουν οι|του|της',
  'yazan|haber|muhabir|müəllif|ავტორი|հեղինակ|penulis|tác giả|bởi|โดย|เรื่อง',
  'بقلم|كتب|كتبت|کاتب|نویسنده|نوشته|تحریر|מאת|כתב|כתבה|द्वारा|लेखक|लेखिका|লেখক|από',
  '작성자|글|文|作者|撰文|撰稿|取材・文|采写|記者|记者|本报记者|本報記者',
].join('|')
