const MAX_LENGTH = 400
const FURNITURE =
  /\b(?:cookies? (?:policy|settings|notice|preferences|and similar)|we use cookies|uses? cookies|accept (?:all )?cookies|privacy (?:policy|notice)|terms of (?:use|service)|terms (?:and|&) conditions|subscribe (?:now|today|for|to)|sign up (?:for|to|now)|sign in|log ?in|newsletters?|unlimited (?:digital )?access|already a subscriber|enable javascript|your browser|ad ?blocker|all rights reserved|leave a (?:reply|comment)|your email address|follow us|share this|read more|continue reading|skip to (?:main )?content)\b/iu

/** Spans of the lines every page of a site carries, whatever its article: notices, invitations, links. */
export function furnitureIn(text: string): { start: number; end: number }[] {
  const spans: { start: number; end: number }[] = []
  let at = 0
  for (const line of text.split('\n')) {
    if (line.length < MAX_LENGTH && FURNITURE.test(line)) spans.push({ start: at, end: at + line.length })
    at += line.length + 1
  }
  return spans
}
