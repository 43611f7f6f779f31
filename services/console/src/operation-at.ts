import { type Operation, type OperationId, operations } from '@copydesk/api'

/** A path of the table as the router writes it. */
export const routed = (path: string) => path.replace(/\{(\w+)\}/g, ':$1')

const all = Object.entries(operations) as [OperationId, Operation][]

const byRoute = new Map(all.map(([id, { method, path }]) => [`${method} ${routed(path)}`, id]))

/** The operation a route serves; null where the table has none. HEAD is GET without the body. */
export const operationAt = (method: string, url: string): OperationId | null =>
  byRoute.get(`${method === 'HEAD' ? 'GET' : method} ${url}`) ?? null

const patterns = all.map(([, { method, path }]) => ({
  method,
  pattern: new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+')}$`),
}))

/** The methods that are there at an address. */
export const methodsAt = (path: string): string[] =>
  patterns.filter(({ pattern }) => pattern.test(path)).map(({ method }) => method)
