/** Where a temporary redirect led an entry last: what several of an outlet come to is the page of none of them. */
export const ledForNow = `
alter table entry add column led_for_now text;
create index entry_led_for_now on entry using hash (led_for_now);
`
