/** What moves a cursor, colours a terminal or turns the direction of what is read: control and format characters, but for ends of lines. */
const UNSEEN = /(?![\n\t])[\p{Cc}\p{Cf}]/gu

/** A text for a terminal: much of what is said comes from the net, and is to be nothing but text there. */
export const plain = (text: string): string => text.replaceAll(UNSEEN, ' ')

/** Says a line, or several, on stderr. */
export const say = (text: string): void => void process.stderr.write(`${plain(text)}\n`)

/** Those of them that JSON leaves as they are. */
const LEFT = /[\u007f-\u009f\p{Cf}\u2028\u2029]/gu

/** A value as one line of JSON, which a terminal takes for nothing but text and a reader for the same value. */
export const jsonLine = (value: unknown): string =>
  `${JSON.stringify(value).replaceAll(LEFT, (letter) =>
    letter
      .split('')
      .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
      .join(''),
  )}\n`
