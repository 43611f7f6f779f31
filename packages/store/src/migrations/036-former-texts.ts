/** Former texts were needed until the next came. Before there is an index of it: none is written then, and only who writes these rows waits. */
export const formerTexts = `
update revision set needed_at = newer.cleaned_at from revision newer
  where newer.number > 1 and newer.entry_id = revision.entry_id and newer.number = revision.number + 1 and revision.needed_at is null;
`
