import { promisify } from 'node:util'
import { zstdCompress, zstdDecompress } from 'node:zlib'

/** Bytes as the table `raw` keeps them, once by their hash. */
export const packRaw = promisify(zstdCompress)
export const unpackRaw = promisify(zstdDecompress)

/** Bytes that came again are needed again, and are there again if they were dropped. Whoever is about to drop them waits, and sees that. */
export const CAME_AGAIN = `on conflict (hash) do update
  set needed_at = excluded.needed_at, bytes = coalesce(raw.bytes, excluded.bytes), dropped_at = null`
