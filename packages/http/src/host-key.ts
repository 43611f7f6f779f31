/**
 * What politeness is counted by: the host of an address in lower case, with its port where that is not the usual one.
 * Empty for what is no URL.
 */
export function hostKey(url: string): string {
  return URL.parse(url)?.host.toLowerCase() ?? ''
}
