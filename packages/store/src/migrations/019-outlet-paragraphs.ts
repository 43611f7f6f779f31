/** Some long paragraphs of each page of an outlet: a page that shows them again is a version of one that was counted. */
export const outletParagraphs = `
create table outlet_paragraph (
  outlet text not null,
  hash text not null,
  last_seen_at timestamptz not null,
  primary key (outlet, hash)
);
`
