/**
 * "By" before a writer's name: es/pt, fr, de, it, nl, sv/no, da, pl, id/ms, ru/bg, uk, as the agencies and papers of these languages
 * sign.
 */
export const BY_WORDS = 'por|par|von|di|door|av|af|przez|oleh|от|від'

/** Whatever stands before a writer's name: such words, and what says that somebody wrote. Alternatives of a pattern. */
export const WRITTEN_BY = `by|written by|words by|story by|posted by|reported by|report by|${BY_WORDS}|authors?|texto de|a cura di|testo di|tekst|text|tekst:|autor|autorka|autore|auteur|redactor|skrevet av|skrevet af|kirjoittanut|yazan|penulis|reporter|автор|текст|автори|аутор|szerző|avtor|autorius|autors|пише|piše|tác giả|bởi|작성자|글|文|作者|撰文|取材・文|بقلم|كتب|کاتب|نویسنده|نوشته|מאת|כתב|द्वारा|लेखक|από|του|της`
