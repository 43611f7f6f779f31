/** What can stand in a story. `at`: ms since 1970; `moves`: in how many stories it was put so far. */
type Member = { id: string; at: number; storyId: string | null; moves: number }

/** Which articles stand in each story. */
export function createStoryMembers<Article extends Member>() {
  const members = new Map<string, Set<Article>>()
  const enter = (article: Article, storyId: string | null) => {
    const left = article.storyId === null ? undefined : members.get(article.storyId)
    if (left?.delete(article) && left.size === 0) members.delete(article.storyId as string)
    article.storyId = storyId
    if (storyId === null) return
    const own = members.get(storyId)
    if (own) own.add(article)
    else members.set(storyId, new Set([article]))
  }
  return {
    move(article: Article, storyId: string): void {
      if (article.storyId === storyId) return
      article.moves++
      enter(article, storyId)
    },
    leave: (article: Article) => enter(article, null),
    merge(storyId: string, into: string): void {
      for (const article of members.get(storyId) ?? []) enter(article, into)
    },
    /** The newest of a story, so many of them. */
    newest(storyId: string, most: number): Article[] {
      const own = [...(members.get(storyId) ?? [])]
      return own.length <= most ? own : own.sort(newestFirst).slice(0, most)
    },
  }
}

const newestFirst = (a: Member, b: Member) => b.at - a.at || (a.id < b.id ? -1 : 1)
