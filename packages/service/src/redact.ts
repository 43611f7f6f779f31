const HIDDEN = '***'

/** What stands before an `@` in an address: `https://name:password@host`. */
const USER_IN_ADDRESS = /:\/\/[^\s/?#@"\\]+@/g
/** A parameter of an address whose name says that its value is secret. */
const SECRET_PARAMETER =
  /([?&](?:[\w.-]{0,40}(?:token|secret|password|passwd|signature|api[_-]?key)|key|sig|pwd|auth)=)[^&\s"#\\]+/gi
/** A field whose name says so. */
const SECRET_FIELD = /"([\w-]{0,40}(?:password|secret|authorization|cookie|token))":"(?:[^"\\]|\\.)*"/gi

/** Shorter than this, a secret would take words of the news with it. */
const LEAST_LETTERS = 6

/**
 * Takes secrets out of lines of JSON: those given, wherever they stand, and whatever looks like one by where it stands (in an
 * address, under a telling name).
 */
export function redactor(secrets: readonly string[]): (line: string) => string {
  const known = secrets
    .filter((secret) => secret.length >= LEAST_LETTERS)
    .flatMap((secret) => [JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret)])
  return (line) =>
    known
      .reduce((text, secret) => text.replaceAll(secret, HIDDEN), line)
      .replaceAll(USER_IN_ADDRESS, `://${HIDDEN}@`)
      .replaceAll(SECRET_PARAMETER, `$1${HIDDEN}`)
      .replaceAll(SECRET_FIELD, `"$1":"${HIDDEN}"`)
}

/** The passwords of these addresses, as they are written there and as they are meant. */
export function passwordsIn(...addresses: (string | undefined)[]): string[] {
  return addresses.flatMap((address) => {
    const written = address === undefined ? null : URL.parse(address)?.password
    return written ? [written, decoded(written)] : []
  })
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
