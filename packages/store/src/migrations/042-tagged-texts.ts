/**
 * What a text was found to say is of each revision with that text. It stayed with the one it was found in when an article went on to
 * another, by a new headline or lead, and was lost to the article's story.
 */
export const taggedTexts = `
update tagging set revision_id = article.revision_id
  from article join revision on revision.id = article.revision_id, revision read
  where article.id = tagging.article_id and article.revision_id <> tagging.revision_id and read.id = tagging.revision_id
    and read.text = revision.text;
`
