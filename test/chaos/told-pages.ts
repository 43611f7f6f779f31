export type Told = { type: string; subject: string; data: Record<string, unknown> }

/** Which article a page carries, as the log alone tells it. */
export function tracePages(events: Told[]): (url: string) => string | null {
  const placed = new Map<string, string>()
  const mergedInto = new Map<string, string>()
  for (const { type, data } of events) {
    const { articleId, url, of, into } = data as { articleId: string; url?: string; of?: string | null; into?: string }
    if ((type === 'copydesk.article.new' || type === 'copydesk.article.copied') && url) {
      placed.set(url, articleId)
      // A page that leads from now on is told of as what the former lead is a copy of.
      if (of) placed.set(of, articleId)
      // An article that is told of anew goes on under its id.
      mergedInto.delete(articleId)
    }
    if (type === 'copydesk.article.merged' && into) mergedInto.set(articleId, into)
    if (type === 'copydesk.article.split' && into)
      for (const copy of data['copies'] as { url: string }[]) placed.set(copy.url, into)
  }
  const final = (articleId: string): string => {
    const into = mergedInto.get(articleId)
    return into === undefined ? articleId : final(into)
  }
  return (url) => {
    const articleId = placed.get(url)
    return articleId === undefined ? null : final(articleId)
  }
}
