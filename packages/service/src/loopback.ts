/** Whether only this machine reaches a server that listens on, or a request that comes to, such a host name or address. */
export const isLoopback = (host: string): boolean =>
  /^(?:localhost|[\w-]+\.localhost|127(?:\.\d{1,3}){3}|\[?::1\]?|\[?::ffff:127(?:\.\d{1,3}){3}\]?)$/i.test(host)
