/** The addresses of feeds were kept as those of pages are, without what never says which page it is: those that may be so. */
export const keptAsPages = `
alter table feed add column kept_as_page boolean not null default true;
alter table feed alter column kept_as_page set default false;
`
