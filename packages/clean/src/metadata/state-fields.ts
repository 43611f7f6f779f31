import { type Thing, listOf } from './linked-data.ts'

/**
 * What content systems call an article's fields in the JSON that they hand to their pages, by the property of
 * https://schema.org/NewsArticle that says the same. In lower case, without marks between the words. Sources: the public schemas of
 * WordPress's REST API, Arc XP's ANS, Contentful, Sanity, Ghost, Drupal's JSON:API and Strapi.
 */
const NAMES: Record<'headline' | 'datePublished' | 'dateModified' | 'author', readonly string[]> = {
  headline: ['headline', 'headlines', 'title', 'articletitle', 'heading'],
  datePublished: (
    'datepublished publishedat publisheddate publishdate publicationdate publishedon firstpublished firstpublishedat ' +
    'firstpublishdate displaydate pubdate published dategmt date'
  ).split(' '),
  dateModified:
    'datemodified updatedat modifiedat updateddate lastupdateddate lastmodified modifiedgmt modified updated'.split(
      ' ',
    ),
  author: 'author authors byline bylines writer writers credits contributors'.split(' '),
}

/** Where a field holds one value in several forms: its plain one. */
const PLAIN = ['basic', 'main', 'default', 'rendered', 'text', 'name', 'fullname', 'displayname', 'by']
const MOST_DEPTH = 4

/** An article as schema.org has it, from the objects of a page's state that its text stands in, the nearest first. */
export function stateArticle(around: Thing[]): Thing {
  const known = around.map(foldedNames)
  const found = (names: readonly string[]) => {
    for (const fields of known)
      for (const name of names) {
        const texts = textsIn(fields.get(name), 0)
        if (texts.length > 0) return texts
      }
    return []
  }
  return {
    '@type': 'NewsArticle',
    headline: found(NAMES.headline)[0],
    datePublished: found(NAMES.datePublished)[0],
    dateModified: found(NAMES.dateModified)[0],
    author: found(NAMES.author),
  }
}

const foldedNames = (thing: Thing) =>
  new Map(Object.entries(thing).map(([name, value]) => [name.toLowerCase().replaceAll(/[^a-z]/g, ''), value]))

function textsIn(value: unknown, depth: number): string[] {
  if (typeof value === 'string') return value.trim() === '' ? [] : [value]
  if (typeof value === 'number') return [String(value)]
  if (typeof value !== 'object' || value === null || depth > MOST_DEPTH) return []
  if (Array.isArray(value)) return listOf(value).flatMap((entry) => textsIn(entry, depth + 1))
  const fields = foldedNames(value as Thing)
  for (const name of PLAIN) {
    const texts = textsIn(fields.get(name), depth + 1)
    if (texts.length > 0) return texts
  }
  return []
}
