import { wordsOfAsiaAndAfrica } from './words-of-asia-and-africa.ts'
import { wordsOfEurope } from './words-of-europe.ts'

/**
 * What pages say to their readers in the languages that `furniture-words.ts` does not go through kind by kind: a row a language. Source:
 * the labels of WordPress's and Drupal's own translations (translate.wordpress.org, localize.drupal.org), and how publishers in
 * the language word the same. Lower case; whole words.
 */
export type LanguageWords = {
  language: string
  ad: string
  readMore: string
  signUp: string
  controls: string
  /** Labels over the comments. */
  comments: string
  legal: string
  /** Before a colon, who took the picture. */
  photo: string
  /** What stands beside the digits of a time. */
  time: string
}

export const languageWords: LanguageWords[] = [...wordsOfEurope, ...wordsOfAsiaAndAfrica]

/** The words of one kind in all these languages. */
export const inLanguages = (kind: Exclude<keyof LanguageWords, 'language' | 'time'>): string[] =>
  languageWords.flatMap((words) => words[kind].split('|'))
