/** The addresses of each name in a hosts file (https://man7.org/linux/man-pages/man5/hosts.5.html), names in lower case. */
export function readHosts(text: string): ReadonlyMap<string, string[]> {
  const addresses = new Map<string, string[]>()
  for (const line of text.split('\n')) {
    const [address, ...names] = (line.split('#', 1)[0] ?? '').split(/\s+/).filter((word) => word !== '')
    if (address === undefined) continue
    for (const name of names.map((one) => one.toLowerCase())) {
      addresses.set(name, [...(addresses.get(name) ?? []), address])
    }
  }
  return addresses
}
