/** So many rows are read at once. */
const PAGE = 1000

/** All rows of a list that is read a page at a time: `read` gives those after a row, `limit` at the most; of null, the first. */
export async function* everyRow<Row>(read: (limit: number, after: Row | null) => Promise<Row[]>): AsyncGenerator<Row> {
  for (let last: Row | null = null; ;) {
    const rows: Row[] = await read(PAGE, last)
    yield* rows
    if (rows.length < PAGE) return
    last = rows.at(-1) ?? null
  }
}
