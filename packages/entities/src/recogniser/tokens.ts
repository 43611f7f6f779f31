import { abbreviations } from '../tables/abbreviations.ts'
import { hyphenHeads, hyphenTails } from '../tables/not-names.ts'
import type { Word, WordReader } from './words.ts'

/** A word, a number or a mark in its place. Lines are numbered from 0. */
export type Token = {
  word: Word
  start: number
  end: number
  line: number
  /** First of a sentence, a line or a quotation: its capital letter says nothing. */
  opens: boolean
}

const TOKEN =
  /[\n\r\u2028\u2029]+|\p{Lu}(?:\.\p{Lu})+(?![\p{L}\p{N}])|[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}]|[-'’&_](?=[\p{L}\p{N}])|\.(?=[\p{Ll}\p{N}])|[,:](?<=\d,|\d:)(?=\d))*|['’][sS](?![\p{L}\p{N}])|[^\s\p{L}\p{N}]/gu
const POSSESSIVE = /['’][sS]$/
const OPENERS = new Set('.!?:;“"‘«„•…`*')
const CLOSING_QUOTES = new Set('"”\'’)»')
const STOPS = new Set('.!?')
const BREAKS = new Set('\n\r\u2028\u2029')
const CUT = /['’-]/
const LONGEST_TOKEN = 80

/** The tokens of a text, in order. Linear in the text. */
export function tokenise(text: string, words: WordReader): Token[] {
  const tokens: Token[] = []
  let line = 0
  let opens = true
  const push = (start: number, end: number) => {
    const word = words.read(text.slice(start, Math.min(end, start + LONGEST_TOKEN)))
    tokens.push({ word, start, end, line, opens })
    opens = word.kind === 'mark' && opensNext(tokens)
  }
  let end = 0
  TOKEN.lastIndex = 0
  for (let match = TOKEN.exec(text); match !== null; match = TOKEN.exec(text)) {
    const found = match[0]
    if (BREAKS.has(found.charAt(0))) {
      line++
      opens = true
    } else if (match.index >= end) {
      end = match.index + found.length
      if (found.length > 1 && CUT.test(found)) for (const [from, to] of pieces(found, match.index)) push(from, to)
      else {
        end += stopLength(text, found, end)
        push(match.index, end)
      }
    }
  }
  return tokens
}

/** Whether a mark begins a sentence after it. A closing quotation mark after a full stop does not keep it from that. */
function opensNext(tokens: Token[]): boolean {
  const mark = tokens.at(-1)!.word.text
  return OPENERS.has(mark) || (CLOSING_QUOTES.has(mark) && tokens.length > 1 && STOPS.has(tokens.at(-2)!.word.text))
}

/** 1 where a full stop after a word is part of it: "Inc.", "J.", "U.S.". */
function stopLength(text: string, word: string, end: number): number {
  if (text.charAt(end) !== '.') return 0
  if (word.length === 1) return word !== word.toLowerCase() ? 1 : 0
  return abbreviations.has(word) || (word.includes('.') && word === word.toUpperCase() && word !== word.toLowerCase())
    ? 1
    : 0
}

/** A word cut where a hyphen or an apostrophe ends the name: "Moscow-backed", "Kyiv's", "ex-President". */
function pieces(word: string, start: number): [start: number, end: number][] {
  const end = start + word.length
  if (word.length > LONGEST_TOKEN) return [[start, end]]
  if (word.length > 2 && POSSESSIVE.test(word)) return [...pieces(word.slice(0, -2), start), [end - 2, end]]
  const last = word.lastIndexOf('-')
  if (last > 0 && hyphenTails.has(word.slice(last + 1).toLowerCase()))
    return [...pieces(word.slice(0, last), start), [start + last, start + last + 1], [start + last + 1, end]]
  const first = word.indexOf('-')
  if (first > 0 && hyphenHeads.has(word.slice(0, first).toLowerCase()))
    return [
      [start, start + first],
      [start + first, start + first + 1],
      ...pieces(word.slice(first + 1), start + first + 1),
    ]
  return [[start, end]]
}
