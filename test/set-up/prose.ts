const SYLLABLES = 'ba ce di fo gu ha je ki lo mu na pe ri so tu va we xi yo zu'.split(' ')

/** Text that reads as prose and as no other text: the same seed gives the same paragraphs. */
export function prose(seed: number, paragraphs = 5): string[] {
  let state = seed * 2_654_435_761 + 1
  const next = (below: number) => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x6d2b79f5) | 0
    return Math.abs(state ^ (state >>> 13)) % below
  }
  const word = () => Array.from({ length: 2 + next(3) }, () => SYLLABLES[next(SYLLABLES.length)]).join('')
  const sentence = () => {
    const text = Array.from({ length: 9 + next(9) }, word).join(' ')
    return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}.`
  }
  return Array.from({ length: paragraphs }, () => Array.from({ length: 4 }, sentence).join(' '))
}

/** A plain page with prose of its own. */
export const prosePage = (seed: number, more = ''): string =>
  `<!doctype html><html><head><title>Report number ${seed} of the day</title></head><body><article><h1>Report number ${seed} of the day</h1>${prose(
    seed,
  )
    .map((text) => `<p>${text}</p>`)
    .join('')}${more}</article></body></html>`
