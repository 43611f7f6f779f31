/** Matching asks for the articles that the pages around a page lead, while everybody else waits. */
export const articlesByLead = `
create index article_of_lead on article (lead_entry_id) where merged_into is null;
`
