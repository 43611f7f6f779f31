import type { Place } from '@copydesk/store'

/** A place in a list as clients get it: they give it back as it is. */
const writeCursor = ({ at, id }: Place): string => Buffer.from(JSON.stringify([at, id])).toString('base64url')

/** Null where it was not given out by `writeCursor`. `isAt`: whether such a text can be where a page ended. */
function readCursor(text: string, isAt: (at: string) => boolean): Place | null {
  try {
    const [at, id] = JSON.parse(Buffer.from(text, 'base64url').toString()) as unknown[]
    return typeof at === 'string' && typeof id === 'string' && isAt(at) ? { at, id } : null
  } catch {
    return null
  }
}

export const isMoment = (at: string) => /^\d{4,6}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d{1,6})?[+-]\d\d(?::\d\d)?$/.test(at)
export const isRank = (at: string) => /^\d{1,10}(?:\.\d{1,12})?(?:e-?\d{1,3})?$/.test(at)

/** What goes wrong with what a client gave: told as a problem. */
class Refusal extends Error {
  readonly statusCode: number

  constructor(statusCode: number, message: string) {
    super(message)
    this.statusCode = statusCode
  }
}

/** The place a page begins after. */
export function placeAfter(text: string | undefined, isAt: (at: string) => boolean): Place | null {
  if (text === undefined) return null
  const place = readCursor(text, isAt)
  if (!place) throw new Refusal(400, 'after is not the "next" of a page before: leave it out to begin anew')
  return place
}

/** A page of rows of which one more was read than is shown, and the cursor of the next. */
export function pageOf<Row extends Place>(
  rows: Row[],
  limit: number,
): { shown: Omit<Row, 'at'>[]; next: string | null } {
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  const next = last && rows.length > limit ? writeCursor(last) : null
  return { shown: page.map(({ at: _at, ...row }) => row), next }
}
