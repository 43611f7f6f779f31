/** How many places of the log were dropped before a webhook came to them, by what it asks for and what not. */
export const missedEvents = `alter table webhook add column missed bigint not null default 0;`
