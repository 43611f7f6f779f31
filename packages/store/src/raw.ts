import { promisify } from 'node:util'
import { zstdCompress, zstdDecompress } from 'node:zlib'

/** Bytes as the table `raw` keeps them, once by their hash. */
export const packRaw = promisify(zstdCompress)
export const unpackRaw = promisify(zstdDecompress)
