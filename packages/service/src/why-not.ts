/** What an error says. A refused connection to several addresses of one host is an error without a message of its own. */
export const whyNot = (error: unknown): string =>
  error instanceof AggregateError
    ? error.errors.map((one) => whyNot(one)).join(', ')
    : error instanceof Error
      ? error.message
      : String(error)
