/** How lists name a feed, so that what came from a list can be given back as one; links that feeds correct. */
export const feeds = `
-- Its outlines in the list that named it last, each with its place there: a feed may stand in several folders. Not jsonb, which
-- loses the order of their attributes.
alter table feed add column outlines json;
-- The page it says it is the feed of.
alter table feed add column site_url text;
-- How often the feed gave the entry another link because the one before led nowhere.
alter table feed_entry add column corrections integer not null default 0;
`
