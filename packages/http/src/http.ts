/**
 * The only opener of sockets to the world: guarded and bounded fetches, robots.txt, and what it takes to read a body
 * that says too little or the wrong thing about itself.
 */
export { decodeBody, namedCharset, type DecodedBody } from './charset.ts'
export { createHttp, type Http, type HttpOptions } from './create-http.ts'
export { hostKey } from './host-key.ts'
export type { Fetched, FetchOutcome, FetchRequest, Redirect, RobotsVerdict } from './outcome.ts'
export type { KeptRobots, RobotsKeep } from './robots.ts'
export { type ContentKind, sniffContent } from './sniff.ts'
