const PERMANENT = new Set([301, 308])

/** Whether a status says that an address leads elsewhere for good: RFC 9110, sections 15.4.2 and 15.4.9. */
export const isPermanentRedirect = (status: number): boolean => PERMANENT.has(status)
