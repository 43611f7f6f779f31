/** How a page stands to the article it carries. */
export type Relation = 'original' | 'reprint' | 'edited reprint' | 'excerpt' | 'revision'

/** Share of each text (0 to 1) that the matched passages cover. */
export type Overlap = { ofThis: number; ofOther: number }

/** Who wrote the article: an agency or an outlet, named by evidence. Unknown is null, never a guess. */
export type Origin = { name: string; confidence: number; evidence: string }

/** A run of words found in both texts. Offsets are UTF-16 code units. */
export type Passage = { start: number; end: number; otherStart: number; otherEnd: number }
